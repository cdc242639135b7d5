import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, maskText } from '../../main/support/mask.ts';

test.each([
  ['token Atza|IwEBIabc-_def is bad', 'token Atza|*** is bad'],
  ['"Atzr|IwEBIabc"', '"Atzr|***"'],
  ['Atc|MQEBIabc', 'Atc|***'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
  ['secret amzn1.oa2-cs.v1.0123abcdef.', 'secret amzn1.oa2-cs.***'],
  ['grant_type=x&client_secret=hush&scope=y', 'grant_type=x&client_secret=***&scope=y'],
  ['https://user:word@host/path', 'https://***@host/path'],
  ['call +12065550100 now', 'call +***00 now'],
  ['call +1 (206) 555-0142, please', 'call +***42, please'],
  ['Reception (206) 555 0142', 'Reception +***42'],
  ['number=%2B12065550100', 'number=+***00'],
])('%s is masked', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test.each([
  'room 101 on extension 7101',
  '2026-11-20T13:05:00.000Z',
  'job 2026-11-20-1305-k3f9',
  'amzn1.alexa.contact.did.ABC1234567890DEF',
  'http://127.0.0.1:41234/v1/addressBooks',
  'request 6f9619ff-8b86-4011-b42d-00c04fc96412',
  '48 of 100000 rows',
])('%s stays', (text) => {
  expect(maskText(text)).toBe(text);
});

test('secret fields go whole, at any depth and in any spelling', () => {
  expect(
    mask({
      status: 200,
      code: 'not-found',
      client_secret: 'a',
      deep: [{ 'Refresh-Token': 'b', accessToken: null, numbers: ['1', '2'], time: 1763644000000 }],
    }),
  ).toEqual({
    status: 200,
    code: 'not-found',
    client_secret: '***',
    deep: [{ 'Refresh-Token': '***', accessToken: null, numbers: '***', time: 1763644000000 }],
  });
});

test('no E.164 number gets through, whatever surrounds it', () => {
  const digits = fc.stringMatching(/^[1-9]\d{7,14}$/);
  const around = fc.constantFrom('', ' ', '"', '(', ', ', ': ', '=', "'", '>');
  fc.assert(
    fc.property(digits, around, around, (number, before, after) => {
      expect(maskText(`x ${before}+${number}${after} y`)).not.toContain(number);
    }),
  );
});
