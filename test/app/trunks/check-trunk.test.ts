import { expect, test } from 'vitest';
import type { TrunkWish } from '../../../shared/contract/calls/trunks.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { checkChangedTrunk, checkNewTrunk } from '../../../main/app/trunks/check-trunk.ts';
import { CHAIN, EXPIRED, ISSUER, LEAF, OWN, ROOT, WITH_KEY } from '../../support/certificates.ts';

const facts = { now: Date.UTC(2026, 0, 1), loopback: false };
const wish = (over: Partial<TrunkWish> = {}): TrunkWish => ({
  peers: ['pbx.hotel.example:5061'],
  chain: CHAIN,
  tlsName: null,
  unencrypted: false,
  ...over,
});
const live = (over: Partial<Trunk> = {}): Trunk => ({
  id: 't1',
  status: 'ACTIVE',
  name: 'pbx.hotel.example',
  peers: [{ ip: '52.1.2.3', port: 5061 }],
  ...over,
});
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

test('a right trunk becomes a body with one text for each certificate', () => {
  const { body, problems } = checkNewTrunk(wish(), facts);
  expect(problems).toEqual([]);
  expect(body).toEqual({
    tls: { certificateChain: [LEAF, ISSUER, ROOT], name: 'pbx.hotel.example' },
    peers: [{ name: 'pbx.hotel.example', port: 5061 }],
  });
});

test('everything wrong with a trunk is told at once: peers, chain, dates and name', () => {
  const { body, problems } = checkNewTrunk(
    wish({
      peers: ['10.0.0.1:5061', 'pbx.hotel.example:70000'],
      chain: [EXPIRED, ISSUER, OWN, OWN].join('\n'),
      tlsName: 'other.example',
    }),
    facts,
  );
  expect(body).toBeNull();
  expect(codes({ problems })).toEqual([
    'not-public',
    'port-range',
    'duplicate-certificate',
    'wrong-order',
    'expired',
    'name-not-covered',
  ]);
  for (const { message } of problems) {
    expect(message).toMatch(/^[A-Z][^]*\.$/);
    expect(message).not.toContain('BEGIN');
  }
});

test('the name is looked for in the certificate of the PBX also where the order is wrong', () => {
  const chain = [ROOT, ISSUER, LEAF].join('\n');
  expect(codes(checkNewTrunk(wish({ chain, tlsName: 'x.example' }), facts))).toEqual([
    'wrong-order',
    'name-not-covered',
  ]);
  expect(codes(checkNewTrunk(wish({ chain }), facts))).toEqual(['wrong-order']);
});

test('a name that a peer to be corrected may tell is not asked for beside it', () => {
  const wrong = wish({ peers: ['pbx.hotel.example:70000'] });
  expect(codes(checkNewTrunk(wrong, facts))).toEqual(['port-range']);
});

test('warnings do not keep a trunk from being sent', () => {
  const chain = [LEAF, ISSUER].join('\n');
  const checked = checkNewTrunk(wish({ chain }), facts);
  expect(codes(checked)).toEqual(['issuer-missing']);
  expect(checked.body).not.toBeNull();
});

test('no certificates are a warning, and none where that was meant', () => {
  const none = checkNewTrunk(wish({ chain: null }), facts);
  expect(codes(none)).toEqual(['no-encryption']);
  expect(none.body?.tls).toBeNull();
  expect(codes(checkNewTrunk(wish({ chain: null, unencrypted: true }), facts))).toEqual([]);
  expect(codes(checkNewTrunk(wish({ unencrypted: true }), facts))).toEqual(['contradiction']);
});

test('a name without a chain is an error', () => {
  const checked = checkNewTrunk(wish({ chain: null, tlsName: 'pbx.hotel.example' }), facts);
  expect(codes(checked)).toEqual(['name-without-chain']);
  expect(checked.body).toBeNull();
});

test('a private key keeps the whole from going on', () => {
  const checked = checkNewTrunk(wish({ chain: WITH_KEY }), facts);
  expect(codes(checked)).toEqual(['private-key']);
  expect(checked.body).toBeNull();
});

test('a change keeps the peers that the trunk has, without judging them', () => {
  const peers = [{ ip: '10.0.0.1', port: 5061 }];
  const { body, problems } = checkChangedTrunk(wish({ peers: [] }), live({ peers }), facts);
  expect(problems).toEqual([]);
  expect(body?.peers).toEqual(peers);
});

test('peers that the service does not tell cannot be kept', () => {
  const { peers: _none, ...untold } = live();
  expect(codes(checkChangedTrunk(wish({ peers: [] }), untold, facts))).toContain('no-peers');
});

test('a change without a chain is refused where the trunk may have one, unless that is meant', () => {
  const without = wish({ chain: null, peers: ['52.1.2.4:5061'] });
  const refused = checkChangedTrunk(without, live(), facts);
  expect(codes(refused)).toEqual(['chain-needed']);
  expect(refused.body).toBeNull();
  const meant = checkChangedTrunk({ ...without, unencrypted: true }, live(), facts);
  expect(meant).toMatchObject({ problems: [], body: { tls: null } });
  expect(codes(checkChangedTrunk(without, live({ name: null }), facts))).toEqual(['no-encryption']);
});

test('a change of nothing is refused, since sending it would replace the whole', () => {
  const nothing = wish({ peers: [], chain: null });
  for (const name of ['pbx.hotel.example', null]) {
    const checked = checkChangedTrunk(nothing, live({ name }), facts);
    expect(codes(checked)).toEqual(['nothing-to-change']);
    expect(checked.body).toBeNull();
  }
});

test('a change keeps the name of the trunk where the new certificate carries it', () => {
  const byIp = wish({ peers: [] });
  expect(codes(checkNewTrunk({ ...byIp, peers: ['52.1.2.3:5061'] }, facts))).toEqual([
    'name-missing',
  ]);
  expect(checkChangedTrunk(byIp, live(), facts).body?.tls?.name).toBe('pbx.hotel.example');
  const other = live({ name: 'old.hotel.example' });
  expect(codes(checkChangedTrunk(byIp, other, facts))).toEqual(['name-missing']);
});
