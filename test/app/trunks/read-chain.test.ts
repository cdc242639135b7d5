import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readChain } from '../../../main/app/trunks/read-chain.ts';
import {
  BARE,
  CHAIN,
  IMPOSTOR,
  ISSUER,
  KEY_TEXT,
  LEAF,
  NAMED_ONLY,
  OWN,
  ROOT,
  WITH_KEY,
} from '../../support/certificates.ts';

const codes = (text: string) => readChain(text).problems.map(({ code }) => code);

test('a chain is read in its order, with names, dates and issuers', () => {
  const { chain, problems } = readChain(CHAIN);
  expect(problems).toEqual([]);
  expect(chain.map(({ title }) => title)).toEqual([
    'pbx.hotel.example',
    'Bellhop Test Issuer',
    'Bellhop Test Root',
  ]);
  expect(chain[0]).toMatchObject({
    issuer: 'Bellhop Test Issuer',
    names: ['pbx.hotel.example', '*.voice.hotel.example'],
    validFrom: Date.UTC(2020, 0, 1),
    validTo: Date.UTC(2120, 0, 1),
  });
  expect(chain.map(({ issuedBy }) => issuedBy)).toEqual([[1], [2], [2]]);
});

test('names come from the common name where there are no others', () => {
  const [named, own] = readChain(`${NAMED_ONLY}\n${OWN}`).chain;
  expect(named?.names).toEqual(['old.hotel.example']);
  expect(own).toMatchObject({ names: ['phones.hotel.example'], issuedBy: [1] });
});

test('an issuer of the right name with another key issued nothing', () => {
  // Without identifiers the names alone would let the impostor pass.
  const [bare, impostor] = [BARE, IMPOSTOR].map((pem) => new X509Certificate(pem));
  expect(bare?.checkIssued(impostor!)).toBe(true);
  expect(readChain(`${BARE}\n${IMPOSTOR}`).chain[0]?.issuedBy).toEqual([]);
  expect(readChain(`${BARE}\n${ISSUER}`).chain[0]?.issuedBy).toEqual([1]);
});

test('what goes on is the certificate alone, however the file was written', () => {
  const windows = `\uFEFFBag Attributes\r\n  friendlyName: the pbx\r\n${LEAF.replaceAll('\n', '\r\n')}\r\n# note\r\n`;
  const { chain, problems } = readChain(windows);
  expect(problems).toEqual([]);
  expect(chain.map(({ pem }) => pem)).toEqual([LEAF]);
});

test('a private key is refused alone, and nothing of it or of the rest goes on', () => {
  const { chain, problems } = readChain(WITH_KEY);
  expect(chain).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['private-key']);
  expect(JSON.stringify(problems)).not.toContain(KEY_TEXT);
});

test.each([
  ['nothing', '', ['no-certificate']],
  ['a spreadsheet', 'Room,Extension\n101,7101\n', ['no-certificate']],
  ['a binary certificate', new X509Certificate(LEAF).raw.toString('utf8'), ['not-pem']],
  ['a request', LEAF.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), ['not-a-certificate']],
  ['rubbish', LEAF.replace(/\n.*\n/, '\nMA==\n'), ['not-a-certificate']],
  ['a file that was cut', CHAIN.slice(0, -200), ['not-a-certificate']],
  ['a cut certificate before another', `${LEAF.slice(0, 300)}\n${ROOT}`, ['not-a-certificate']],
])('%s is no chain', (_what, text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test('good certificates beside a bad block are read, and the bad one is named by its place', () => {
  const text = `${LEAF}\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${ISSUER}`;
  const { chain, problems } = readChain(text);
  expect(chain).toHaveLength(2);
  expect(problems).toMatchObject([{ severity: 'error', code: 'not-a-certificate' }]);
  expect(problems[0]?.message).toMatch(/Block 2 .*EC PARAMETERS/);
});

test('a text made to be slow to read is read at once', () => {
  const hostile = '-----BEGIN CERTIFICATE-----\n'.repeat(7000);
  expect(codes(hostile)).toEqual(['not-a-certificate']);
});
