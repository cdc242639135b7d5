import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkChain, leafOf } from '../../../main/app/trunks/check-chain.ts';
import { readChain } from '../../../main/app/trunks/read-chain.ts';
import {
  EXPIRED,
  FUTURE,
  IMPOSTOR,
  ISSUER,
  LEAF,
  NAMED_ONLY,
  OWN,
  ROOT,
} from '../../support/certificates.ts';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const END = Date.UTC(2120, 0, 1);
const chainOf = (...pems: string[]) => readChain(pems.join('\n')).chain;
const problems = (pems: string[], now = NOW) => checkChain(chainOf(...pems), now);
const codes = (pems: string[], now = NOW) => problems(pems, now).map(({ code }) => code);

test('a whole chain, a short one and one that signed itself are right', () => {
  expect(codes([LEAF, ISSUER, ROOT])).toEqual([]);
  expect(codes([NAMED_ONLY, ROOT])).toEqual([]);
  expect(codes([OWN])).toEqual([]);
});

test('a chain without its last authority is only warned of, by the name of that one', () => {
  expect(problems([LEAF, ISSUER])).toMatchObject([{ severity: 'warning', code: 'issuer-missing' }]);
  expect(problems([LEAF, ISSUER])[0]?.message).toContain('Bellhop Test Root');
});

test('a wrong order is told once, with the right one', () => {
  const [problem, ...others] = problems([ROOT, LEAF, ISSUER]);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity: 'error', code: 'wrong-order' });
  expect(problem?.message).toMatch(/2 \(pbx.*3 \(Bellhop Test Issuer\), 1 \(Bellhop Test Root\)/);
});

test('every order but the right one is an error, and the certificate of the PBX is found in each', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([LEAF, ISSUER, ROOT], { minLength: 3 }), (pems) => {
      const isRight = pems[0] === LEAF && pems[1] === ISSUER;
      expect(codes(pems)).toEqual(isRight ? [] : ['wrong-order']);
      expect(leafOf(chainOf(...pems))?.title).toBe('pbx.hotel.example');
    }),
  );
});

test('a stranger in the chain is named with who belongs there', () => {
  const [problem] = problems([LEAF, OWN]);
  expect(problem).toMatchObject({ severity: 'error', code: 'wrong-order' });
  expect(problem?.message).toMatch(/phones\.hotel\.example.*did not issue.*Bellhop Test Issuer/);
  expect(codes([LEAF, ISSUER, OWN, ROOT])).toEqual(['wrong-order', 'wrong-order']);
  expect(codes([LEAF, IMPOSTOR])).toEqual(['wrong-order']);
});

test('in a chain with strangers the first is that of the PBX, unless it issued another', () => {
  expect(leafOf(chainOf(LEAF, OWN))?.title).toBe('pbx.hotel.example');
  expect(leafOf(chainOf(ISSUER, LEAF, OWN))).toBeNull();
  expect(leafOf([])).toBeNull();
});

test('a certificate that comes twice is named once and does not upset the order', () => {
  expect(codes([LEAF, ISSUER, ISSUER, ROOT])).toEqual(['duplicate-certificate']);
  expect(codes([LEAF, LEAF, ISSUER, ROOT])).toEqual(['duplicate-certificate']);
  const [problem] = problems([LEAF, ISSUER, ROOT, LEAF]);
  expect(problem?.message).toMatch(/Certificate 4 .*certificate 1/);
});

test('expired and not yet valid certificates are errors with their day', () => {
  expect(problems([EXPIRED, ISSUER, ROOT])).toMatchObject([{ severity: 'error', code: 'expired' }]);
  expect(problems([EXPIRED, ISSUER, ROOT])[0]?.message).toContain('2020-01-01');
  expect(problems([FUTURE, ISSUER, ROOT])).toMatchObject([
    { severity: 'error', code: 'not-yet-valid' },
  ]);
  expect(problems([FUTURE, ISSUER, ROOT])[0]?.message).toContain('2110-01-01');
});

test('every certificate of the chain is looked at, not the first alone', () => {
  expect(codes([LEAF, ISSUER, ROOT], END)).toEqual(['expired', 'expired', 'expired']);
});

test('within thirty days of its end a certificate is warned of, and no earlier', () => {
  expect(codes([OWN], END - 31 * DAY)).toEqual([]);
  const [soon] = problems([OWN], END - 30 * DAY);
  expect(soon).toMatchObject({ severity: 'warning', code: 'expires-soon' });
  expect(soon?.message).toContain('30 days');
  expect(problems([OWN], END - 1.5 * DAY)[0]?.message).toContain('in 1 day;');
  expect(problems([OWN], END - 1)[0]?.message).toContain('less than a day');
  expect(codes([OWN], END)).toEqual(['expired']);
});

test('a bundle of many authorities ends soon, with every break in it', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({
    ...chainOf(OWN)[0]!,
    fingerprint: String(at),
    issuedBy: Array.from({ length: 200 }, (_one, other) => other).filter(
      (other) => other !== at + 1,
    ),
  }));
  expect(checkChain(many, NOW)).toHaveLength(199);
});
