import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readCredentials } from '../../../main/hosts/cli/commands/account-credentials.ts';

/** Lines as they are typed at a terminal, and all that the terminal then shows. */
async function typed(text: string) {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const screen = new PassThrough();
  const result = readCredentials(keyboard, screen);
  keyboard.write(text);
  const read = await result;
  return { read, shown: String(screen.read() ?? '') };
}

const piped = (text: string) => readCredentials(Readable.from([text]), new PassThrough());

test('what is typed is taken, and nothing secret of it is shown', async () => {
  const { read, shown } = await typed('the-client\r\nthe-secret\r\nthe-token\r\n');
  expect(read).toEqual({
    ok: true,
    value: { clientId: 'the-client', clientSecret: 'the-secret', refreshToken: 'the-token' },
  });
  expect(shown).toContain('Client id: ');
  expect(shown).toContain('the-client');
  expect(shown).not.toContain('the-secret');
  expect(shown).not.toContain('the-token');
});

test('no refresh token is needed, since the person can sign in later', async () => {
  const { read } = await typed('the-client\r\nthe-secret\r\n\r\n');
  expect(read).toMatchObject({ ok: true, value: { refreshToken: null } });
});

test('a client without a secret is no account', async () => {
  const { read } = await typed('the-client\r\n  \r\n');
  expect(read).toMatchObject({ ok: false, error: { code: 'usage' } });
});

test.each(['\u0003', 'the-client\r\n\u0003', 'the-client\r\nthe-secret\r\n\u0003', '\u0004'])(
  'whoever gives up at a question (%j) is not asked on',
  async (text) => {
    const { read } = await typed(text);
    expect(read).toMatchObject({ ok: false, error: { code: 'stopped' } });
  },
);

test('JSON on stdin is taken, with or without a refresh token', async () => {
  const client = { clientId: ' the-client ', clientSecret: 'the-secret' };
  const value = { clientId: 'the-client', clientSecret: 'the-secret', refreshToken: null };
  expect(await piped(JSON.stringify(client))).toEqual({ ok: true, value });
  for (const refreshToken of ['', null]) {
    expect(await piped(JSON.stringify({ ...client, refreshToken }))).toEqual({ ok: true, value });
  }
  expect(await piped(`${JSON.stringify({ ...client, refreshToken: 'again' }, null, 2)}\n`)).toEqual(
    { ok: true, value: { ...value, refreshToken: 'again' } },
  );
});

test.each([
  ['', /--from-environment/],
  [' \n', /--from-environment/],
  ['the-secret', /one JSON object/],
  ['{"clientSecret":"the-secret"}', /one JSON object/],
  ['{"clientId":"the-client","clientSecret":""}', /one JSON object/],
  ['{"clientId":"the-client","clientSecret":"the-secret","more":1}', /one JSON object/],
  [`"${'the-secret'.repeat(10_000)}"`, /too long/],
])('%.40j on stdin is refused by a sentence that repeats nothing of it', async (text, sentence) => {
  const read = await piped(text);
  expect(read).toMatchObject({ ok: false, error: { code: 'usage' } });
  const { message } = read.ok ? { message: '' } : read.error;
  expect(message).toMatch(sentence);
  expect(message).not.toMatch(/the-client|the-secret/);
});
