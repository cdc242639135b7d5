import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import type { CallName } from '../../shared/contract/names.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { CHAIN, ISSUER, KEY_TEXT, LEAF, ROOT, WITH_KEY } from '../support/certificates.ts';
import { hurriedApp } from '../support/hurried-app.ts';
import type { HurriedApp } from '../support/hurried-app.ts';
import { until } from '../support/until.ts';

const WISH = { peers: ['pbx.hotel.example:5061'], chain: CHAIN };
let home = '';
let sandbox: Sandbox;
let hurried: HurriedApp;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-trunk-calls-'));
  await start({});
});
afterEach(async () => {
  expect(hurried.bugs).toEqual([]);
  await sandbox.close();
  await rm(home, { recursive: true, force: true });
});

async function start(options: SandboxOptions, env: Record<string, string> = {}): Promise<void> {
  sandbox = await startSandbox({ rooms: 4, floors: 1, ...options });
  hurried = await hurriedApp(sandbox, home, { env });
}
async function restart(options: SandboxOptions, env: Record<string, string> = {}): Promise<void> {
  await sandbox.close();
  await start(options, env);
}

async function get<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const reply = await hurried.app(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}
async function refusal<K extends CallName>(name: K, input: CallInput<K>) {
  const reply = await hurried.app(name, input);
  if (reply.ok) throw new Error(`${name} was not refused.`);
  return reply.error;
}
const create = (over: Partial<CallInput<'trunks.create'>> = {}) =>
  get('trunks.create', { trunk: WISH, yes: true, ...over });
const sent = (operation: string) => sandbox.requests().byOperation[operation] ?? 0;
const mapped = (trunkId: string, ...numbers: string[]) => {
  const profileId = sandbox.state.profiles[0]?.id ?? makeProfile();
  for (const extension of numbers) {
    sandbox.colleague({ create: 'extension', trunkId, extension, profileId });
  }
};
function makeProfile(): string {
  const unitId = sandbox.state.units.find(({ name }) => name === '101')?.id ?? '';
  const made = sandbox.colleague({ create: 'profile', unitId, name: 'Room 101' });
  return made.ok ? (made.id ?? '') : '';
}

test('the list tells each trunk with its peers and how many extensions it has', async () => {
  mapped(sandbox.trunk, '7101', '7102');
  expect(await get('trunks.list', {})).toEqual({
    trunks: [
      {
        id: sandbox.trunk,
        name: 'pbx.hotel.example',
        status: 'ACTIVE',
        peers: [{ ip: '192.0.2.10', port: 5061 }],
        extensions: 2,
      },
    ],
    problems: [],
  });
  const { id } = (await create()).trunk ?? { id: '' };
  const listed = await get('trunks.list', {});
  expect(listed.trunks.find((trunk) => trunk.id === id)).toMatchObject({ extensions: 0 });
});

test('a trunk is made once, as it was shown', async () => {
  const shown = await get('trunks.preview', { change: { kind: 'create', trunk: WISH } });
  expect(shown).toMatchObject({
    problems: [],
    before: null,
    after: {
      name: 'pbx.hotel.example',
      peers: [{ name: 'pbx.hotel.example', port: 5061 }],
      certificates: [
        { title: 'pbx.hotel.example', validTo: '2120-01-01T00:00:00.000Z' },
        { title: 'Bellhop Test Issuer' },
        { title: 'Bellhop Test Root' },
      ],
    },
    same: [],
  });
  expect(sent('trunks.create')).toBe(0);
  const made = await create();
  expect(made).toMatchObject({
    outcome: 'done',
    foundByReading: false,
    trunk: { status: 'ACTIVE', ...pick(shown.after) },
  });
  expect(sandbox.state.trunks).toHaveLength(2);
});
const pick = (after: CallOutput<'trunks.preview'>['after']) => ({
  name: after?.name,
  peers: after?.peers,
});

test('with errors nothing is asked of the service, and the handler itself refuses too', async () => {
  const wrong = { peers: ['pbx.hotel.example:70000'], chain: [ROOT, LEAF, ISSUER].join('\n') };
  const shown = await get('trunks.preview', { change: { kind: 'create', trunk: wrong } });
  expect(shown.problems.map(({ code }) => code)).toEqual(['port-range', 'wrong-order']);
  expect(shown.after).toBeNull();
  const refused = await refusal('trunks.create', { trunk: wrong, yes: true });
  expect(refused).toMatchObject({ code: 'usage', names: [{}, {}].map(() => expect.any(String)) });
  expect(sandbox.requests().total).toBe(0);
});

test('without a yes nothing is sent', async () => {
  const error = await refusal('trunks.create', { trunk: WISH });
  expect(error).toMatchObject({ code: 'consent-missing', names: ['--yes'] });
  const change = { id: sandbox.trunk, trunk: { ...WISH, peers: ['52.1.2.3:5061'] } };
  expect(await refusal('trunks.update', change)).toMatchObject({ code: 'consent-missing' });
  expect(sent('trunks.create') + sent('trunks.update')).toBe(0);
});

test('a trunk to the same peers is named, and another one is made only where that is said', async () => {
  const first = await create();
  const error = await refusal('trunks.create', { trunk: WISH, yes: true });
  expect(error).toMatchObject({ code: 'consent-missing', names: ['--another'] });
  expect(error.message).toContain(first.trunk?.id);
  expect(sent('trunks.create')).toBe(1);
  const second = await create({ another: true });
  expect(second.trunk?.id).not.toBe(first.trunk?.id);
  expect(sandbox.state.trunks).toHaveLength(3);
});

test.each(['effect-then-reset', 'effect-then-500', 'truncated-json'] as const)(
  'a creation with %s is found by reading and never made twice',
  async (kind) => {
    sandbox.setFaults([{ operation: 'trunks.create', at: 1, kind }]);
    const made = await create();
    expect(made).toMatchObject({ outcome: 'done', foundByReading: true });
    expect(sent('trunks.create')).toBe(1);
    expect(sandbox.state.trunks.map(({ id }) => id)).toEqual([sandbox.trunk, made.trunk?.id]);
  },
);

test.each(['reset-before', 'refuse-500', 'html-502'] as const)(
  'a creation with %s is sent again after reading, and made once',
  async (kind) => {
    sandbox.setFaults([{ operation: 'trunks.create', at: 1, kind }]);
    const before = sent('trunks.list');
    const made = await create();
    expect(made).toMatchObject({ outcome: 'done', foundByReading: false });
    expect(sent('trunks.create')).toBe(2);
    // One before, and two equal ones after.
    expect(sent('trunks.list') - before).toBe(3);
    expect(sandbox.state.trunks).toHaveLength(2);
  },
);

test('a second trunk to the same peers with a lost reply is told from the first', async () => {
  const first = await create();
  sandbox.setFaults([{ operation: 'trunks.create', at: 1, kind: 'effect-then-reset' }]);
  const second = await create({ another: true });
  expect(second).toMatchObject({ outcome: 'done', foundByReading: true });
  expect(second.trunk?.id).not.toBe(first.trunk?.id);
  expect(sandbox.state.trunks).toHaveLength(3);
});

test('a creation that is never answered and never there ends as unknown, with nothing made', async () => {
  sandbox.setFaults([{ operation: 'trunks.create', kind: 'reset-before' }]);
  expect(await create()).toMatchObject({ outcome: 'unknown', trunk: null });
  expect(sandbox.state.trunks).toHaveLength(1);
});

test('throttled creations are made once', async () => {
  sandbox.setFaults([{ operation: 'trunks.create', kind: '429', times: 2 }]);
  expect(await create()).toMatchObject({ outcome: 'done', foundByReading: false });
  expect(sandbox.state.trunks).toHaveLength(2);
});

test('a change shows before and after, and replaces the peers', async () => {
  const made = await create();
  const id = made.trunk?.id ?? '';
  const trunk = { ...WISH, peers: ['52.1.2.3:5061'] };
  const shown = await get('trunks.preview', { change: { kind: 'update', id, trunk } });
  expect(shown).toMatchObject({
    before: { status: 'ACTIVE', peers: [{ name: 'pbx.hotel.example', port: 5061 }] },
    after: { name: 'pbx.hotel.example', peers: [{ ip: '52.1.2.3', port: 5061 }] },
  });
  sandbox.setFaults([{ operation: 'trunks.update', at: 1, kind: 'effect-then-reset' }]);
  expect(await get('trunks.update', { id, trunk, yes: true })).toMatchObject({
    outcome: 'done',
    trunk: { peers: [{ ip: '52.1.2.3', port: 5061 }] },
  });
});

test('a change to the peers of another trunk wants to be said', async () => {
  const { trunk } = await create();
  const change = { id: sandbox.trunk, trunk: WISH, yes: true };
  const error = await refusal('trunks.update', change);
  expect(error).toMatchObject({ code: 'consent-missing', names: ['--another'] });
  expect(error.message).toContain(trunk?.id);
  expect(await get('trunks.update', { ...change, another: true })).toMatchObject({
    outcome: 'done',
  });
  expect(await refusal('trunks.update', { id: 'no-such-trunk', trunk: WISH })).toMatchObject({
    code: 'usage',
  });
});

test('a change may keep the peers of the trunk, which are no others', async () => {
  const { trunk } = await create();
  const change = { kind: 'update' as const, id: trunk?.id ?? '', trunk: { chain: CHAIN } };
  const shown = await get('trunks.preview', { change });
  expect(shown).toMatchObject({ problems: [], same: [], after: { peers: trunk?.peers } });
  const { id, trunk: wish } = change;
  const changed = await get('trunks.update', { id, trunk: wish, yes: true });
  expect(changed).toMatchObject({ outcome: 'done', trunk });
});

test('a change that is sent and never answered is unknown', async () => {
  sandbox.setFaults([{ operation: 'trunks.update', kind: 'effect-then-reset' }]);
  const change = { id: sandbox.trunk, trunk: WISH, yes: true };
  expect(await get('trunks.update', change)).toMatchObject({ outcome: 'unknown' });
});

test('before a trunk goes, its extensions are told: how many, and the first ten by number', async () => {
  const numbers = ['72', ...Array.from({ length: 11 }, (_, at) => String(7101 + at))];
  mapped(sandbox.trunk, ...numbers.toReversed());
  const change = { kind: 'delete' as const, id: sandbox.trunk };
  const shown = await get('trunks.preview', { change });
  expect(shown.extensions).toEqual({ count: 12, first: numbers.slice(0, 10) });
  expect(shown.before).toMatchObject({ id: sandbox.trunk });
  const gone = { id: sandbox.trunk, extensions: 12 };
  for (const yesDelete of [null, 'Hotel Example', '']) {
    const error = await refusal('trunks.delete', { ...gone, yesDelete });
    expect(error.code).toBe('consent-missing');
  }
  expect(sent('trunks.delete')).toBe(0);
  const yes = { ...gone, yesDelete: 'pbx.hotel.example' };
  const deleted = await get('trunks.delete', yes);
  expect(deleted).toMatchObject({ outcome: 'done', trunk: null });
  expect(deleted.message).toContain('12 extensions');
  expect(sandbox.state).toMatchObject({ trunks: [], extensions: [] });
  // Again, which a scheduler may do.
  expect(await get('trunks.delete', yes)).toMatchObject({ outcome: 'done' });
  expect(await get('trunks.preview', { change })).toMatchObject({ before: null });
  expect(sent('trunks.delete')).toBe(1);
});

test('a trunk that got more extensions since they were shown stays', async () => {
  mapped(sandbox.trunk, '7101');
  const given = { id: sandbox.trunk, yesDelete: sandbox.trunk, extensions: 1 };
  mapped(sandbox.trunk, '7102');
  expect(await refusal('trunks.delete', given)).toMatchObject({ code: 'stale-plan' });
  expect(sandbox.state.trunks).toHaveLength(1);
});

test('a deletion whose reply was lost is done', async () => {
  sandbox.setFaults([{ operation: 'trunks.delete', at: 1, kind: 'effect-then-reset' }]);
  const given = { id: sandbox.trunk, yesDelete: sandbox.trunk, extensions: 0 };
  expect(await get('trunks.delete', given)).toMatchObject({ outcome: 'done' });
  expect(sandbox.state.trunks).toEqual([]);
});

test('a new trunk is waited for until it is ACTIVE, and each look is told', async () => {
  await restart({ switches: { trunkSeconds: 2 } });
  const { trunk } = await create();
  expect(trunk).toMatchObject({ status: 'PENDING' });
  const waited = await get('trunks.wait', { minutes: 30 });
  expect(waited.trunk).toMatchObject({ id: trunk?.id, status: 'ACTIVE' });
  expect(waited.seconds).toBeGreaterThan(15);
  const told = hurried.events.filter(({ name }) => name === 'trunk.waiting');
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]?.payload).toMatchObject({ trunk: { status: 'PENDING' }, trouble: null });
});

test('waiting is stopped by a pause, ends with its time, and knows a trunk that is not there', async () => {
  await restart({ switches: { trunkSeconds: 600 } });
  const id = (await create()).trunk?.id ?? '';
  const waiting = refusal('trunks.wait', { id, minutes: 600 });
  await until(() => hurried.events.some(({ name }) => name === 'trunk.waiting'));
  await get('run.pause', {});
  expect(await waiting).toMatchObject({ code: 'stopped' });
  expect(await refusal('trunks.wait', { id, minutes: 0.5 })).toMatchObject({ code: 'service' });
  expect(await refusal('trunks.wait', { id: 'none', minutes: 1 })).toMatchObject({ code: 'usage' });
});

test('outside the US no call asks anything of the service', async () => {
  await restart({}, { BELLHOP_COUNTRY: 'DE' });
  const id = sandbox.trunk;
  for (const error of [
    await refusal('trunks.list', {}),
    await refusal('trunks.preview', { change: { kind: 'create', trunk: WISH } }),
    await refusal('trunks.create', { trunk: WISH, yes: true }),
    await refusal('trunks.update', { id, trunk: WISH, yes: true }),
    await refusal('trunks.delete', { id, yesDelete: id, extensions: 0 }),
    await refusal('trunks.wait', { id, minutes: 1 }),
  ]) {
    expect(error).toMatchObject({ code: 'usage' });
    expect(error.message).toMatch(/DE.*US alone/);
  }
  expect(sandbox.requests().total).toBe(0);
});

test('where the country is not known that is only said', async () => {
  await restart({}, { BELLHOP_REGION: 'EU', BELLHOP_COUNTRY: '' });
  const listed = await get('trunks.list', {});
  expect(listed.trunks).toHaveLength(1);
  expect(listed.problems).toMatchObject([{ severity: 'warning', code: 'country-unknown' }]);
  expect((await create()).problems).toMatchObject([{ code: 'country-unknown' }]);
});

test('a private key is refused by every call that takes a chain, and is nowhere afterwards', async () => {
  const trunk = { ...WISH, chain: WITH_KEY };
  const said = [
    await get('trunks.preview', { change: { kind: 'create', trunk } }),
    await refusal('trunks.create', { trunk, yes: true }),
    await refusal('trunks.update', { id: sandbox.trunk, trunk, yes: true }),
  ];
  expect(JSON.stringify(said)).toMatch(/private-key.*PRIVATE KEY/);
  expect(JSON.stringify([said, hurried.events])).not.toContain(KEY_TEXT);
  expect(sent('trunks.create') + sent('trunks.update')).toBe(0);
});
