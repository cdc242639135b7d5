import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { authorizeUrlOf } from '../../main/asp/authorization.ts';
import { signInHere } from '../../main/asp/sign-in.ts';
import type { SignInHere, SignInOptions } from '../../main/asp/sign-in.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { until } from '../support/until.ts';

async function begin(
  options: Partial<SignInOptions> = {},
  service: SandboxOptions = {},
): Promise<SignInHere> {
  const sandbox = await startSandbox({ rooms: 2, floors: 1, ...service });
  onTestFinished(() => sandbox.close());
  const signIn = await signInHere({
    tokenUrl: sandbox.tokenUrl,
    client: sandbox.credentials,
    port: 0,
    waitMs: 60_000,
    random: randomBytes,
    now: Date.now,
    keep: async () => null,
    ...options,
  });
  if (typeof signIn === 'string') throw new Error(signIn);
  onTestFinished(() => signIn.cancel());
  return signIn;
}

test('Amazon has a page of its own for its tokens, and every other host one beside them', () => {
  expect(authorizeUrlOf('https://api.amazon.com/auth/o2/token')).toBe(
    'https://www.amazon.com/ap/oa',
  );
  expect(authorizeUrlOf('http://127.0.0.1:8123/auth/o2/token?x=1')).toBe(
    'http://127.0.0.1:8123/ap/oa',
  );
});

test('the refresh token is kept before the person is told', async () => {
  const kept: string[] = [];
  const signIn = await begin({ keep: async (token) => (kept.push(token), null) });
  const page = await (await fetch(signIn.url)).text();
  expect(kept).toEqual([expect.stringMatching(/^Atzr\|/)]);
  expect(page).toContain('You are signed in');
  expect(page).not.toContain(kept[0]);
  expect(await signIn.ended).toEqual({ kind: 'signed-in' });
});

test('a token that cannot be kept is no sign-in, and the person is told why', async () => {
  const signIn = await begin({ keep: async () => 'The disk is full.' });
  expect(await (await fetch(signIn.url)).text()).toContain('The disk is full.');
  expect(await signIn.ended).toEqual({ kind: 'not-kept', message: 'The disk is full.' });
});

test('a token host in trouble is told apart from a refusal', async () => {
  const faults = [{ operation: 'token', at: 1, kind: 'refuse-503' as const }];
  const signIn = await begin({}, { faults });
  expect((await fetch(signIn.url)).status).toBe(400);
  expect(await signIn.ended).toMatchObject({
    kind: 'no-service',
    message: expect.stringContaining('down or overloaded'),
  });
});

test('the time to wait is said in words', async () => {
  const signIn = await begin({ waitMs: 40 });
  expect(await signIn.ended).toEqual({
    kind: 'late',
    message: 'Nobody signed in within 0 seconds; begin to sign in once more.',
  });
});

test('an error in keeping the token is not swallowed, and the page does not hang', async () => {
  const signIn = await begin({
    keep: async () => {
      throw new Error('a bug');
    },
  });
  const outcome = expect(signIn.ended).rejects.toThrow('a bug');
  expect((await fetch(signIn.url)).status).toBe(400);
  await outcome;
  await expect(fetch(signIn.returnAddress)).rejects.toThrow();
});

test('a sign-in that is cancelled while the code is exchanged breaks off and keeps nothing', async () => {
  const kept: string[] = [];
  const sandbox = await startSandbox({
    rooms: 2,
    floors: 1,
    faults: [{ operation: 'token', at: 1, kind: 'slow', ms: 60_000 }],
  });
  onTestFinished(() => sandbox.close());
  const { tokenUrl, credentials } = sandbox;
  const signIn = await begin({
    tokenUrl,
    client: credentials,
    keep: async (token) => (kept.push(token), null),
  });
  const page = fetch(signIn.url);
  await until(() => sandbox.requests().byOperation['token'] === 1);
  signIn.cancel();
  expect(await signIn.ended).toEqual({ kind: 'cancelled' });
  expect(await (await page).text()).toContain('The sign-in was stopped in Bellhop.');
  expect(kept).toEqual([]);
});
