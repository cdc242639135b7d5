import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPeers } from '../../../main/app/trunks/read-peers.ts';
import { showPeer } from '../../../main/app/trunks/trunk-key.ts';

const service = { loopback: false };
const codes = (...texts: string[]) => readPeers(texts, service).problems.map(({ code }) => code);

test('addresses and host names are read in their one form', () => {
  const good: [string, object][] = [
    ['52.1.2.3:5061', { ip: '52.1.2.3', port: 5061 }],
    [' PBX.Hotel.example:1 ', { name: 'pbx.hotel.example', port: 1 }],
    ['pbx.hotel.example.:65535', { name: 'pbx.hotel.example', port: 65_535 }],
    ['[2600:1F18:0:0:0:0:0:1]:5061', { ip: '2600:1f18::1', port: 5061 }],
    ['bücher.example:5061', { name: 'xn--bcher-kva.example', port: 5061 }],
  ];
  for (const [text, peer] of good) {
    const { peers, problems } = readPeers([text], service);
    expect(peers).toEqual([peer]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test.each(['0', '65536', '70000', '-1', '5061x', '1.5', '99999999999999999999', '０５'])(
  'port %s is refused with the rule',
  (port) => {
    const { peers, problems } = readPeers([`52.1.2.3:${port}`], service);
    expect(peers).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', code: 'port-range' }]);
    expect(problems[0]?.message).toContain('1 to 65535');
  },
);

test.each([
  '',
  ':5061',
  '52.1.2.3',
  '52.1.2.3:',
  'pbx.hotel.example',
  '2600:1f18::1',
  '2600:1f18::1:5061',
  '[2600:1f18::1]',
  '[52.1.2.3]:5061',
  '[fe80::1%eth0]:5061',
  '52.1.2.999:5061',
  '52.1.2:5061',
  '-pbx.example:5061',
  'pbx..example:5061',
  'p b x.example:5061',
  'pbx_1.example:5061',
  'sip:pbx.example:5061',
  'https://pbx.example:5061',
  `${'a'.repeat(64)}.example:5061`,
])('%j is no peer, and is told how one is written', (text) => {
  expect(codes(text)).toEqual(['peer-unreadable']);
});

test('every problem is told at once', () => {
  expect(codes('10.0.0.1:5061', 'pbx.hotel.example:70000', 'x', 'pbx:5061')).toEqual([
    'not-public',
    'port-range',
    'peer-unreadable',
    'not-public',
    'peers-mixed',
  ]);
  expect(codes()).toEqual(['no-peers']);
});

test('a peer named twice is refused in whatever spelling, and another port is another peer', () => {
  expect(codes('52.1.2.3:5061', '52.1.2.3:5061')).toEqual(['peer-twice']);
  expect(codes('a.example.com:5061', 'A.example.com.:5061')).toEqual(['peer-twice']);
  expect(codes('[2600::1]:5061', '[2600:0:0::1]:5061')).toContain('peer-twice');
  expect(codes('52.1.2.3:5061', '52.1.2.3:5060')).toEqual([]);
});

test('what is not public is an error at the service and a warning at the sandbox', () => {
  for (const text of ['192.168.1.5:5061', '[::1]:5061', 'localhost:5061', 'pbx.local:5061']) {
    const severity = (loopback: boolean) =>
      readPeers([text], { loopback }).problems.find(({ code }) => code === 'not-public')?.severity;
    expect(severity(false)).toBe('error');
    expect(severity(true)).toBe('warning');
  }
});

test('an IPv6 address is only warned of', () => {
  const { problems } = readPeers(['[2600:1f18::1]:5061'], service);
  expect(problems).toMatchObject([{ severity: 'warning', code: 'address-6' }]);
});

test('a whole file given as a peer is not shown in full', () => {
  const { problems } = readPeers(['x'.repeat(5000)], service);
  expect(problems[0]?.message.length).toBeLessThan(250);
});

test('what is shown of a peer reads back as the same peer', () => {
  const text = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([ip, port]) => `${ip}:${port}`),
    fc.tuple(fc.ipV6(), fc.integer({ min: 1, max: 65_535 })).map(([ip, port]) => `[${ip}]:${port}`),
    fc
      .tuple(fc.domain(), fc.integer({ min: 1, max: 65_535 }))
      .map(([name, port]) => `${name}:${port}`),
  );
  fc.assert(
    fc.property(text, (given) => {
      const [peer] = readPeers([given], service).peers;
      expect(peer, given).toBeDefined();
      if (peer) expect(readPeers([showPeer(peer)], service).peers).toEqual([peer]);
    }),
  );
});

test('nothing that can be typed makes it throw, and what is not a peer is a problem', () => {
  fc.assert(
    fc.property(fc.string(), (given) => {
      const { peers, problems } = readPeers([given], service);
      expect(peers.length + problems.length).toBeGreaterThan(0);
    }),
  );
});
