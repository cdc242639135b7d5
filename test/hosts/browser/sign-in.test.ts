import { expect, test } from 'vitest';
import { createSignIn } from '../../../main/hosts/browser/sign-in.ts';

const MINUTE = 60_000;

test('the code becomes a token that is known from then on', () => {
  const signIn = createSignIn(() => 0);
  const token = signIn.exchange(signIn.newCode());
  expect(token).not.toBeNull();
  expect(signIn.knows(token ?? '')).toBe(true);
  expect(signIn.knows('')).toBe(false);
  expect(signIn.knows('guess')).toBe(false);
});

test('a code is good once', () => {
  const signIn = createSignIn(() => 0);
  const code = signIn.newCode();
  signIn.exchange(code);
  expect(signIn.exchange(code)).toBeNull();
});

test('a code is good for ten minutes', () => {
  let now = 5 * MINUTE;
  const signIn = createSignIn(() => now);
  const early = signIn.newCode();
  now += 10 * MINUTE - 1;
  expect(signIn.exchange(early)).not.toBeNull();
  const late = signIn.newCode();
  now += 10 * MINUTE;
  expect(signIn.exchange(late)).toBeNull();
});

test('four wrong tries leave the code good, five do not', () => {
  const signIn = createSignIn(() => 0);
  const wrong = (times: number) => {
    for (let n = 0; n < times; n++) expect(signIn.exchange(`wrong ${n}`)).toBeNull();
  };
  const first = signIn.newCode();
  wrong(4);
  expect(signIn.exchange(first)).not.toBeNull();
  const second = signIn.newCode();
  wrong(5);
  expect(signIn.exchange(second)).toBeNull();
});

test('a new code voids the one before, and leaves windows signed in', () => {
  const signIn = createSignIn(() => 0);
  const token = signIn.exchange(signIn.newCode());
  const before = signIn.newCode();
  const after = signIn.newCode();
  expect(signIn.exchange(before)).toBeNull();
  expect(signIn.exchange(after)).not.toBeNull();
  expect(signIn.knows(token ?? '')).toBe(true);
});

test('without a code nothing is exchanged', () => {
  expect(createSignIn(() => 0).exchange('')).toBeNull();
});

test('codes and tokens are of 256 bits and never alike', () => {
  const signIn = createSignIn(() => 0);
  const seen = new Set<string>();
  for (let n = 0; n < 10; n++) {
    const code = signIn.newCode();
    seen.add(code).add(signIn.exchange(code) ?? '');
  }
  expect(seen.size).toBe(20);
  for (const secret of seen) expect(Buffer.from(secret, 'base64url').length).toBe(32);
});

test('of more windows than twenty the oldest is signed out', () => {
  const signIn = createSignIn(() => 0);
  const tokens = Array.from({ length: 21 }, () => signIn.exchange(signIn.newCode()) ?? '');
  expect(tokens.map((token) => signIn.knows(token))).toEqual([false, ...Array(20).fill(true)]);
});
