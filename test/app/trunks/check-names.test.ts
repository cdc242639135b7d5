import { expect, test } from 'vitest';
import { chooseTlsName, coversHost, strangePeers } from '../../../main/app/trunks/check-names.ts';

const NAMES = ['pbx.hotel.example', '*.voice.hotel.example'];
const ip = [{ ip: '52.1.2.3', port: 5061 }];
const named = (...hosts: string[]) => hosts.map((name) => ({ name, port: 5061 }));

test.each([
  ['pbx.hotel.example', 'PBX.hotel.example', true],
  ['pbx.hotel.example', 'hotel.example', false],
  ['pbx.hotel.example', 'a.pbx.hotel.example', false],
  ['*.hotel.example', 'pbx.hotel.example', true],
  ['*.hotel.example', 'hotel.example', false],
  ['*.hotel.example', 'a.b.hotel.example', false],
  ['*.hotel.example', '.hotel.example', false],
  ['*.hotel.example', '*.hotel.example', false],
  ['*.example', 'hotel.example', false],
  ['p*.hotel.example', 'pbx.hotel.example', false],
  ['hotel', 'hotel', false],
])('%s for %s: %s', (pattern, host, covered) => {
  expect(coversHost(pattern, host)).toBe(covered);
});

test('a given name must be in the certificate', () => {
  expect(chooseTlsName(NAMES, 'PBX.hotel.example.', ip)).toEqual({
    ok: true,
    value: 'pbx.hotel.example',
  });
  expect(chooseTlsName(NAMES, 'one.voice.hotel.example', ip)).toMatchObject({ ok: true });
  for (const name of ['other.example', 'hotel.example', '', ' ']) {
    const chosen = chooseTlsName(NAMES, name, ip);
    expect(chosen).toMatchObject({ ok: false, error: { code: 'name-not-covered' } });
    expect(!chosen.ok && chosen.error.message).toContain(NAMES.join(', '));
  }
});

test('a pattern is no name that leads anywhere', () => {
  const chosen = chooseTlsName(NAMES, '*.voice.hotel.example', ip);
  expect(chosen).toMatchObject({ ok: false, error: { code: 'name-not-covered' } });
  expect(!chosen.ok && chosen.error.message).toContain('in full');
});

test('without a given name the only one is taken, or that of the only host', () => {
  expect(chooseTlsName(['pbx.hotel.example'], null, ip)).toMatchObject({
    value: 'pbx.hotel.example',
  });
  expect(chooseTlsName(NAMES, null, named('a.voice.hotel.example'))).toMatchObject({
    value: 'a.voice.hotel.example',
  });
});

test('where several names are left nobody guesses', () => {
  for (const [names, peers] of [
    [NAMES, ip],
    [['a.example.com', 'b.example.com'], ip],
    [['*.example.com'], ip],
    [NAMES, named('a.voice.hotel.example', 'b.voice.hotel.example')],
  ] as const) {
    const chosen = chooseTlsName(names, null, peers);
    expect(chosen).toMatchObject({ ok: false, error: { code: 'name-missing' } });
    expect(!chosen.ok && chosen.error.message).toContain(names.join(', '));
  }
});

test('a certificate without any host name is named as the trouble', () => {
  const chosen = chooseTlsName(['Asterisk PBX'.toLowerCase()], null, ip);
  expect(!chosen.ok && chosen.error.message).toMatch(/no host name at all.*give a certificate/);
});

test('a peer that the certificate does not cover is warned of, unless it is the name itself', () => {
  const strange = strangePeers(
    NAMES,
    'pbx.hotel.example',
    named('pbx.hotel.example', 'a.voice.hotel.example', 'b.hotel.example'),
  );
  expect(strange).toMatchObject([{ severity: 'warning', code: 'peer-not-covered' }]);
  expect(strange[0]?.message).toContain('b.hotel.example:5061');
  expect(strangePeers(NAMES, 'pbx.hotel.example', ip)).toEqual([]);
});
