import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../../main/sandbox/sandbox.ts';
import { accountOf, windowApp } from '../../support/window-app.ts';

/** An account that nobody has signed in to, and the service that it leads to. */
async function open(options: SandboxOptions = {}) {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-signs-in-'));
  const sandbox = await startSandbox({ rooms: 2, floors: 1, ...options });
  const window = await windowApp(home);
  onTestFinished(async () => {
    await window.close();
    await sandbox.close();
    expect(window.bugs).toEqual([]);
    await rm(home, { recursive: true, force: true });
  });
  await window.get('accounts.add', { ...accountOf(sandbox), refreshToken: null });
  const begin = (more: { port?: number; waitSeconds?: number } = {}) =>
    window.get('accounts.beginSignIn', { name: 'Hotel', port: 0, ...more });
  return { home, sandbox, window, begin };
}

/** What a browser shows in the end. */
async function browse(url: string): Promise<{ status: number; text: string }> {
  const reply = await fetch(url);
  return { status: reply.status, text: await reply.text() };
}

/** The return address that the page of the service sends the browser to. */
async function consent(url: string): Promise<string> {
  const reply = await fetch(url, { redirect: 'manual' });
  return reply.headers.get('location') ?? '';
}

test('a person signs in in the browser, and the account keeps what it brings', async () => {
  const { home, sandbox, window, begin } = await open();
  const { signIn, url, returnAddress, account } = await begin();
  expect(account).toBe('Hotel');
  expect(new URL(returnAddress)).toMatchObject({ hostname: '127.0.0.1', pathname: '/cb' });
  const page = await browse(url);
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('You are signed in') });
  const accounts = await window.get('accounts.endSignIn', { signIn });
  expect(accounts).toMatchObject([{ name: 'Hotel', secret: 'file', current: true }]);

  const { secrets } = JSON.parse(await readFile(join(home, 'secrets.json'), 'utf8')) as {
    secrets: Record<string, { clientId: string; clientSecret: string; refreshToken: string }>;
  };
  const [kept] = Object.values(secrets);
  const { clientId, clientSecret, refreshToken } = sandbox.credentials;
  expect(kept).toMatchObject({ clientId, clientSecret });
  expect(kept?.refreshToken).toMatch(/^Atzr\|/);
  expect(kept?.refreshToken).not.toBe(refreshToken);
  const [units] = await window.get('accounts.test', { name: 'Hotel' });
  expect(units).toMatchObject({ ok: true, token: 'refresh-token' });
  for (const secret of [clientSecret, refreshToken, kept?.refreshToken ?? '']) {
    expect(window.said.some((text) => text.includes(secret))).toBe(false);
  }
});

test('the address to sign in at holds the client id and no secret', async () => {
  const { sandbox, begin } = await open();
  const { url, returnAddress } = await begin();
  const { origin, pathname, searchParams } = new URL(url);
  expect(origin + pathname).toBe(sandbox.authorizeUrl);
  expect([...searchParams.keys()]).toEqual([
    'client_id',
    'scope',
    'response_type',
    'redirect_uri',
    'state',
    'code_challenge',
    'code_challenge_method',
  ]);
  expect(searchParams.get('client_id')).toBe(sandbox.credentials.clientId);
  expect(searchParams.get('redirect_uri')).toBe(returnAddress);
});

test('a person who does not allow the access is told so at both ends', async () => {
  const { window, begin } = await open({ switches: { consent: 'denied' } });
  const { signIn, url } = await begin();
  const page = await browse(url);
  expect(page).toMatchObject({ status: 400, text: expect.stringContaining('called off') });
  expect(await window.refusal('accounts.endSignIn', { signIn })).toMatchObject({
    code: 'credentials',
    message: expect.stringContaining('called off'),
  });
});

test('an answer to another sign-in is not taken', async () => {
  const { window, begin, sandbox } = await open();
  const { signIn, url } = await begin();
  const back = new URL(await consent(url));
  back.searchParams.set('state', 'forged');
  expect((await browse(back.href)).text).toContain('does not belong to this sign-in');
  expect(await window.refusal('accounts.endSignIn', { signIn })).toMatchObject({
    code: 'credentials',
    message: expect.stringContaining('does not belong to this sign-in'),
  });
  expect(sandbox.requests().byOperation['token']).toBeUndefined();
});

test('a code that the service never gave signs nobody in', async () => {
  const { window, begin } = await open();
  const { signIn, url } = await begin();
  const back = new URL(await consent(url));
  back.searchParams.set('code', 'guessed');
  expect((await browse(back.href)).status).toBe(400);
  expect(await window.refusal('accounts.endSignIn', { signIn })).toMatchObject({
    code: 'credentials',
  });
});

test('nobody who comes in time ends the waiting with a sentence, and the port is free again', async () => {
  const { window, begin } = await open();
  const { signIn, returnAddress } = await begin({ waitSeconds: 0.05 });
  expect(await window.refusal('accounts.endSignIn', { signIn })).toMatchObject({
    code: 'credentials',
    message: expect.stringContaining('Nobody signed in within'),
  });
  await expect(fetch(returnAddress)).rejects.toThrow();
});

test('a sign-in that is cancelled keeps nothing', async () => {
  const { window, begin } = await open();
  const { signIn, returnAddress } = await begin();
  await window.get('accounts.cancelSignIn', { signIn });
  expect(await window.refusal('accounts.endSignIn', { signIn })).toMatchObject({
    code: 'stopped',
  });
  await expect(fetch(returnAddress)).rejects.toThrow();
});

test('a new sign-in takes the place of the one before, on the same port', async () => {
  const { window, begin } = await open();
  const first = await begin();
  const port = Number(new URL(first.returnAddress).port);
  const waiting = window.refusal('accounts.endSignIn', { signIn: first.signIn });
  const second = await begin({ port });
  expect(await waiting).toMatchObject({ code: 'stopped' });
  expect(await window.refusal('accounts.endSignIn', { signIn: first.signIn })).toMatchObject({
    code: 'usage',
  });
  expect((await browse(second.url)).status).toBe(200);
  await window.get('accounts.endSignIn', { signIn: second.signIn });
});

test('a port that is taken is named with what else can be done', async () => {
  const { window } = await open();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const refusal = await window.refusal('accounts.beginSignIn', { name: 'Hotel', port });
  expect(refusal.code).toBe('usage');
  expect(refusal.message).toMatch(new RegExp(`Port ${port}.* is taken`));
});

test('neither the environment nor nobody can be signed in', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-signs-in-'));
  const window = await windowApp(home, {
    env: { BELLHOP_CLIENT_ID: 'id', BELLHOP_CLIENT_SECRET: 'secret' },
  });
  onTestFinished(async () => {
    await window.close();
    await rm(home, { recursive: true, force: true });
  });
  const refusal = await window.refusal('accounts.beginSignIn', { name: null });
  expect(refusal).toMatchObject({ code: 'usage', message: expect.stringContaining('cannot keep') });
  expect(await window.refusal('accounts.beginSignIn', { name: 'Nobody' })).toMatchObject({
    code: 'no-account',
  });
});

test('closing the program ends a sign-in under way', async () => {
  const { window, begin } = await open();
  const { signIn } = await begin();
  const waiting = window.refusal('accounts.endSignIn', { signIn });
  await window.app.close();
  expect(await waiting).toMatchObject({ code: 'stopped' });
});
