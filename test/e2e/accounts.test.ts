import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import type { Ended, Started } from '../support/bellhop-process.ts';
import { until } from '../support/until.ts';

let folder = '';
let home = '';
let sandbox: Sandbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-account-'));
  home = join(folder, 'home');
  sandbox = await startSandbox({ rooms: 6, floors: 1 });
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (args: string[], env: Record<string, string> = {}, input?: string) =>
  bellhop(args, { BELLHOP_HOME: home, ...env }, undefined, input);

/** Keeps an account that leads to the sandbox, with secrets from stdin. */
function keep(name: string, given: { args?: string[]; refreshToken?: string | null } = {}) {
  const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
  const place = ['--api-url', apiUrl, '--token-url', tokenUrl, '--organization', organization];
  const { clientId, clientSecret } = credentials;
  const { refreshToken = credentials.refreshToken, args = [] } = given;
  return run(
    ['account', 'add', name, '--region', 'NA', ...place, '--property', property.id, ...args],
    {},
    JSON.stringify({ clientId, clientSecret, ...(refreshToken !== null && { refreshToken }) }),
  );
}

const secrets = () => Object.values(sandbox.credentials).map((secret) => secret.slice(-24));

function expectNoSecret({ stdout, stderr }: Ended): void {
  for (const secret of secrets()) expect(stdout + stderr).not.toContain(secret);
}

/** The address that a sign-in prints, once it has. */
async function addressOf(started: Started): Promise<string> {
  await until(() => started.stdout().includes('\n') || started.child.exitCode !== null);
  expect(started.stdout(), started.stderr()).toMatch(/^http/);
  return started.stdout().trim();
}

test('an account is kept from stdin, its secrets readable by the owner alone, and used by every command', async () => {
  const added = await keep('Hotel');
  expect(added.code, added.stderr).toBe(0);
  expect(added.stderr).toContain(join(home, 'secrets.json'));
  expectNoSecret(added);
  for (const name of (await readdir(home)).filter((each) => each.endsWith('.json'))) {
    expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
    const text = await readFile(join(home, name), 'utf8');
    expect(secrets().every((secret) => text.includes(secret))).toBe(name === 'secrets.json');
  }

  const rooms = join(folder, 'rooms.csv');
  await writeFile(rooms, 'Room,Extension\n101,7101\n');
  const planned = await run(['plan', rooms, '--json']);
  expect(planned.code, planned.stderr).toBe(0);
  expect(JSON.parse(planned.stdout)).toMatchObject({ counts: { conflict: 0 } });
});

test('the list marks the account in use, and tells no secret', async () => {
  await keep('Hotel');
  await keep('Annex', { args: ['--vertical', 'Healthcare', '--service-provider', 'provider-1'] });
  const listed = await run(['account', 'list']);
  expect(listed.code).toBe(0);
  expectNoSecret(listed);
  const lines = listed.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^ {3}Annex {2}NA {2}US {2}healthcare .*127\.0\.0\.1.* {2}file /);
  expect(lines[1]).toMatch(/^\* {2}Hotel /);

  const document = await run(['account', 'list', '--json']);
  expectNoSecret(document);
  expect(JSON.parse(document.stdout)).toMatchObject([
    { name: 'Annex', vertical: 'healthcare', serviceProvider: 'provider-1', current: false },
    { name: 'Hotel', secret: 'file', current: true },
  ]);
});

test('commands use the chosen account, or that of BELLHOP_ACCOUNT', async () => {
  await keep('Hotel');
  await keep('Annex', { args: ['--use'] });
  const inUse = async (env: Record<string, string> = {}) => {
    const { stdout } = await run(['account', 'test', '--json'], env);
    return (JSON.parse(stdout) as { account: string }).account;
  };
  expect(await inUse()).toBe('Annex');
  expect(await inUse({ BELLHOP_ACCOUNT: 'hotel' })).toBe('Hotel');
  expect((await run(['account', 'use', 'Hotel'])).code).toBe(0);
  expect(await inUse()).toBe('Hotel');
  const overruled = await run(['account', 'use', 'Annex'], { BELLHOP_ACCOUNT: 'Hotel' });
  expect(overruled.stderr).toContain('BELLHOP_ACCOUNT');
  expect(await inUse({ BELLHOP_ACCOUNT: 'Nobody' }).catch(() => 'no document')).toBeUndefined();
  const nobody = await run(['account', 'test'], { BELLHOP_ACCOUNT: 'Nobody' });
  expect(nobody).toMatchObject({ code: 2, stdout: '' });
  expect(nobody.stderr).toMatch(/There is no account "Nobody".*bellhop account list/);
});

test('an account is taken from the environment, where that is asked for', async () => {
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: home };
  const added = await run(['account', 'add', 'Kept', '--from-environment', '--json'], env);
  expect(added.code, added.stderr).toBe(0);
  expectNoSecret(added);
  expect(JSON.parse(added.stdout)).toMatchObject({
    account: { name: 'Kept', apiUrl: sandbox.apiUrl, vertical: 'hospitality', secret: 'file' },
    storedIn: join(home, 'secrets.json'),
  });
  const tested = await run(['account', 'test', 'Kept']);
  expect(tested.code, tested.stderr).toBe(0);
});

test('what an account lacks is said before anything is kept', async () => {
  const credentials = JSON.stringify({ clientId: 'a-client', clientSecret: 'a-secret' });
  const wrong: [string[], string | undefined, RegExp][] = [
    [[], credentials, /--region NA, EU or FE/],
    [['--region', 'XX'], credentials, /NA, EU, FE/],
    [['--region', 'NA', '--country', 'USA'], credentials, /two letters/],
    [['--region', 'NA', '--vertical', 'ships'], credentials, /senior-living/],
    [['--region', 'NA', '--property', 'By Name'], credentials, /organisation/],
    [['--region', 'NA', '--api-url', 'https://evil.example'], credentials, /evil\.example/],
    [['--region', 'NA'], '', /--from-environment/],
    [['--region', 'NA'], undefined, /--from-environment/],
    [['--region', 'NA'], 'a-secret', /JSON/],
    [['--from-environment'], undefined, /BELLHOP_CLIENT_ID/],
  ];
  for (const [args, input, sentence] of wrong) {
    const ended = await run(['account', 'add', 'Hotel', ...args], {}, input);
    expect(ended.code, args.join(' ')).toBe(1);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stderr).not.toContain('a-secret');
  }
  expect((await run(['account', 'list', '--json'])).stdout).toBe('[]\n');
});

test('an account is replaced only where that is said', async () => {
  await keep('Hotel');
  const again = await keep('hotel');
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('--replace');
  expect((await keep('Hotel', { args: ['--replace', '--trunk', 'T1'] })).code).toBe(0);
  expect(JSON.parse((await run(['account', 'list', '--json'])).stdout)).toMatchObject([
    { name: 'Hotel', trunk: 'T1' },
  ]);
});

test('an account is removed with its secrets, once --yes is said', async () => {
  await keep('Hotel');
  expect(await run(['account', 'remove', 'Hotel'])).toMatchObject({ code: 6 });
  const removed = await run(['account', 'remove', 'hotel', '--yes', '--json']);
  expect(removed.code).toBe(0);
  expect(JSON.parse(removed.stdout)).toEqual({ removed: 'Hotel' });
  const text = await readFile(join(home, 'secrets.json'), 'utf8');
  for (const secret of secrets()) expect(text).not.toContain(secret);
  expect(await run(['account', 'remove', 'Hotel', '--yes'])).toMatchObject({ code: 2 });
});

test('a test names the rights and the token of each family, and fails with wrong credentials', async () => {
  await keep('Hotel', { args: ['--service-provider', sandbox.serviceProvider] });
  const tested = await run(['account', 'test', 'Hotel']);
  expect(tested.code, tested.stderr).toBe(0);
  const line = (words: string) =>
    tested.stdout.split('\n').find((each) => each.startsWith(words)) ?? '';
  expect(line('address books')).toMatch(/answers +management scope +by refresh token/);
  expect(line('trunks and extensions')).toMatch(/answers +trunk scope +by client_credentials/);
  expect(line('external users')).toMatch(/answers +service-provider scope +by client_cred/);

  await keep('Poor', { refreshToken: 'Atzr|none' });
  const poor = await run(['account', 'test', 'Poor', '--json']);
  expect(poor.code).toBe(2);
  expect(JSON.parse(poor.stdout)).toMatchObject({
    account: 'Poor',
    ok: false,
    families: expect.arrayContaining([
      expect.objectContaining({ family: 'units', state: 'failed', token: null }),
    ]),
  });
  expect(poor.stderr).toContain('sign in again');
});

test('an account that only the desktop can open says so', async () => {
  await keep('Hotel');
  const path = join(home, 'accounts.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"file:', '"os:'));
  for (const args of [
    ['account', 'test'],
    ['account', 'login', 'Hotel', '--no-open'],
    ['properties'],
  ]) {
    const ended = await run(args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/Hotel can be opened by the desktop app only/);
  }
  expect((await run(['account', 'list'])).stdout).toContain('desktop only');
  expect((await run(['account', 'remove', 'Hotel', '--yes'])).stderr).toMatch(/stays behind/);
});

test('the properties of the organisation are listed by id and name', async () => {
  await keep('Hotel');
  const listed = await run(['properties']);
  expect(listed.code, listed.stderr).toBe(0);
  expect(listed.stdout).toContain(`${sandbox.property.id}  ${sandbox.property.name}\n`);
  const document = await run(['properties', '--json']);
  expect(JSON.parse(document.stdout)).toContainEqual(sandbox.property);
});

test('a property is chosen by its name or id, and kept with the account', async () => {
  await keep('Hotel');
  const properties = JSON.parse((await run(['properties', '--json'])).stdout) as {
    id: string;
    name: string;
  }[];
  const annex = properties.find(({ id }) => id !== sandbox.property.id);
  if (!annex) throw new Error('There is no second property.');
  const view = async () =>
    (JSON.parse((await run(['account', 'list', '--json'])).stdout) as object[])[0];
  const chosen = await run(['properties', '--use', annex.name.toUpperCase(), '--json']);
  expect(chosen.code, chosen.stderr).toBe(0);
  expect(JSON.parse(chosen.stdout)).toEqual({ account: 'Hotel', property: annex });
  expect(await view()).toMatchObject({ property: annex.id, propertyName: annex.name });
  expect((await run(['properties', '--use', sandbox.property.id])).code).toBe(0);
  expect(await view()).toMatchObject({ property: sandbox.property.id });

  const nowhere = await run(['properties', '--use', 'Nowhere']);
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr).toMatch(/no property "Nowhere"/);
  const fixed = await run(['properties', '--use', annex.id], sandboxEnvironment(sandbox));
  expect(fixed.code).toBe(1);
  expect(fixed.stderr).toMatch(/comes from environment variables/);
});

test('properties need an organisation, and the sentence says where to name it', async () => {
  const { BELLHOP_ORGANIZATION: _none, ...env } = sandboxEnvironment(sandbox);
  const ofEnvironment = await run(['properties', '--json'], env);
  expect(ofEnvironment.code).toBe(1);
  expect(JSON.parse(ofEnvironment.stdout)).toMatchObject({
    error: { code: 'usage', message: expect.stringContaining('BELLHOP_ORGANIZATION') },
  });
  await run(['account', 'add', 'Kept', '--from-environment'], env);
  const kept = await run(['properties']);
  expect(kept.code).toBe(1);
  expect(kept.stderr).toMatch(/Account Kept names no organisation.*--organization/);
  const nobody = await bellhop(['properties'], { BELLHOP_HOME: join(folder, 'empty') });
  expect(nobody.code).toBe(2);
  expect(nobody.stderr).toMatch(/no account to sign in with.*bellhop account add/);
});

test('an account is signed in through the browser', async () => {
  await keep('Hotel', { refreshToken: null });
  const started = startBellhop(['account', 'login', 'Hotel', '--no-open', '--port', '0'], {
    BELLHOP_HOME: home,
  });
  const page = await fetch(await addressOf(started));
  expect(await page.text()).toContain('You are signed in');
  const ended = await started.ended;
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stderr).toMatch(/must allow the return address http:\/\/127\.0\.0\.1:\d+\/cb\./);
  expect(ended.stderr).toContain('Account Hotel is signed in');
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).toMatch(/"refreshToken":"Atzr\|/);
  const tested = await run(['account', 'test']);
  expect(tested.stdout).toMatch(
    /^properties and rooms +answers +management scope +by refresh token/,
  );
});

test('in JSON a sign-in ends in one document, with the address for the person apart', async () => {
  await keep('Hotel', { refreshToken: null });
  const started = startBellhop(
    ['account', 'login', 'hotel', '--no-open', '--port', '0', '--json'],
    { BELLHOP_HOME: home },
  );
  const address = () => started.stderr().match(/^http\S+$/m)?.[0];
  await until(() => address() !== undefined || started.child.exitCode !== null);
  await fetch(address() ?? '');
  const ended = await started.ended;
  expect(JSON.parse(ended.stdout)).toEqual({ account: 'Hotel', signedIn: true });
});

test('a sign-in that is denied, forged or never comes ends with a sentence and keeps nothing', async () => {
  await sandbox.close();
  sandbox = await startSandbox({ rooms: 6, floors: 1, switches: { consent: 'denied' } });
  await keep('Hotel', { refreshToken: null });
  const before = await readFile(join(home, 'secrets.json'), 'utf8');
  const begin = (...more: string[]) =>
    startBellhop(['account', 'login', 'Hotel', '--no-open', '--port', '0', ...more], {
      BELLHOP_HOME: home,
    });

  const denied = begin();
  expect(await (await fetch(await addressOf(denied))).text()).toContain('called off');
  expect(await denied.ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('The sign-in was called off at Amazon'),
  });

  const forged = begin();
  const { searchParams } = new URL(await addressOf(forged));
  const page = await fetch(`${searchParams.get('redirect_uri')}?code=x&state=y`);
  expect(page.status).toBe(400);
  expect(await forged.ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('does not belong to this sign-in'),
  });

  const late = await begin('--wait', '1').ended;
  expect(late).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Nobody signed in within 1 second;'),
  });
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).toBe(before);
});

test('Ctrl-C ends the waiting for the person at once', async () => {
  await keep('Hotel', { refreshToken: null });
  const started = startBellhop(['account', 'login', 'Hotel', '--no-open', '--port', '0'], {
    BELLHOP_HOME: home,
  });
  await addressOf(started);
  started.child.kill('SIGINT');
  expect(await started.ended).toMatchObject({
    code: 130,
    stderr: expect.stringContaining('The sign-in was stopped; nothing was kept.'),
  });
});
