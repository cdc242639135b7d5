import { expect, test } from 'vitest';
import { leadingTo, peersKey, showPeer, trunkWords } from '../../../main/app/trunks/trunk-key.ts';

const a = { ip: '52.1.2.3', port: 5061 };
const b = { ip: '52.1.2.4', port: 5061 };
const trunk = { id: 't1', status: 'ACTIVE', name: 'pbx.example' };

test('a peer is shown as it is typed', () => {
  expect(
    [a, { ip: '2600::1', port: 1 }, { name: 'pbx.example', port: 5061 }].map(showPeer),
  ).toEqual(['52.1.2.3:5061', '[2600::1]:1', 'pbx.example:5061']);
});

test('the order of peers does not matter, and every peer does', () => {
  expect(peersKey([a, b])).toBe(peersKey([b, a]));
  expect(peersKey([a])).not.toBe(peersKey([a, b]));
  expect(peersKey([a])).not.toBe(peersKey([{ ...a, port: 5060 }]));
  expect(peersKey([{ name: 'PBX.example', port: 1 }])).toBe(
    peersKey([{ name: 'pbx.example', port: 1 }]),
  );
});

test('a trunk leads to the same peers where all of them are the same', () => {
  const trunks = [
    { ...trunk, peers: [b, a] },
    { ...trunk, id: 't2', peers: [a] },
  ];
  expect(leadingTo(trunks, { name: null, peers: [a, b] }).map(({ id }) => id)).toEqual(['t1']);
});

test('one whose peers are not told counts by its name', () => {
  expect(leadingTo([trunk], { name: 'pbx.example', peers: [a] })).toEqual([trunk]);
  expect(leadingTo([trunk], { name: 'other.example', peers: [a] })).toEqual([]);
  expect(leadingTo([{ ...trunk, name: null }], { name: null, peers: [a] })).toEqual([]);
});

test('a trunk is called by its name and id', () => {
  expect(trunkWords(trunk)).toBe('pbx.example (t1)');
  expect(trunkWords({ id: 't1', name: null })).toBe('t1');
});
