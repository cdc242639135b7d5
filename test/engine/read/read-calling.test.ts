import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { OperationName } from '../../../shared/domain/operations.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import type { Call } from '../../../main/engine/ports.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const P1 = profileIdOf('101');
const P2 = profileIdOf('102');
const REFUSED: Failure = { code: 'no-access', message: 'Not for you.' };

function live(): LiveState {
  return liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102', '103': null },
    books: {
      B1: {
        name: 'Family',
        rooms: ['101'],
        contacts: {
          C1: ['Daughter', phones('+12065550100')],
          C2: ['Son', phones('+12065550101')],
          C3: ['Room 102', { kind: 'profile', profileId: P2 }],
        },
      },
      B2: {
        name: 'Others',
        rooms: ['101'],
        contacts: { C4: ['Daughter', phones('+12065550102')] },
      },
    },
    blocks: [[P1, P2]],
    users: { SP: Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`u${at}`, P1])) },
  });
}

async function read(
  state: LiveState,
  rows: readonly RowInput[],
  refuse: readonly OperationName[] = [],
  options: object = {},
  failure = REFUSED,
) {
  const { call, requests } = serveLive(state);
  const guarded: Call = (name, input, signal) =>
    refuse.includes(name)
      ? Promise.resolve({ kind: 'refused', failure })
      : call(name, input, signal);
  const result = await readForPlan({
    call: guarded,
    property: state.property,
    rows: validRows(rows),
    options: planOptions.parse({ serviceProvider: 'SP', ...options }),
    emit: () => undefined,
    now: () => 0,
    signal: new AbortController().signal,
  });
  return { result, requests };
}

const rule: RowInput = {
  kind: 'callingRules',
  rule: 'block',
  room: '101',
  targetRoom: '102',
  value: 'on',
};
const about = (requests: string[], ...names: string[]): string[] =>
  requests.filter((request) => names.some((name) => request.startsWith(name)));

test('rules are read once for every room that a row protects or opens, of the kind that it names', async () => {
  const rows: RowInput[] = [
    rule,
    { ...rule, targetRoom: '103' },
    { ...rule, rule: 'dropIn', room: '102', targetRoom: '101' },
  ];
  const { requests } = await read(live(), [...rows, { ...rule, room: '103', value: 'off' }]);
  expect(about(requests, 'blocks', 'dropIns')).toEqual([`blocks.list ${P1}`, `dropIns.list ${P2}`]);
});

test('of inbound calling only the contacts that rows name are asked for', async () => {
  const { requests } = await read(live(), [
    { kind: 'inboundCalling', room: '101', addressBook: 'Family', contact: 'Daughter' },
  ]);
  expect(about(requests, 'contacts.get', 'inboundCalling')).toEqual([
    'contacts.get B1 C1',
    `inboundCalling.get ${P1} C1`,
  ]);
  expect(about(requests, 'contacts.list').every((one) => one.includes('B1'))).toBe(true);
});

test('few users are asked for by their ids, as one request', async () => {
  const row: RowInput = { kind: 'externalUsers', externalUser: 'u0', room: '101' };
  const { requests, result } = await read(live(), [row, { ...row, externalUser: 'new' }]);
  expect(about(requests, 'externalUsers')).toEqual(['externalUsers.query SP u0,new']);
  expect(result.ok && result.value.externalUsers.size).toBe(0);
});

test('many users are asked for by their ids, thirty at a time, unless one page holds all there are', async () => {
  const rows = Array.from({ length: 61 }, (_, at): RowInput => ({
    kind: 'externalUsers',
    externalUser: `new${at}`,
    room: '101',
  }));
  const many = await read(live(), rows);
  const asked = about(many.requests, 'externalUsers');
  // A look at the list, and 30, 30 and 1 ids.
  expect(asked.map((request) => request.split(',').length)).toEqual([1, 30, 30, 1]);
  const few = live();
  few.externalUsers.set('SP', [{ serviceProviderId: 'SP', externalUserId: 'u0', profileId: P1 }]);
  expect(about((await read(few, rows)).requests, 'externalUsers')).toHaveLength(1);
});

test('(clear) asks for the whole list, which alone tells who rings in a room', async () => {
  const { result } = await read(live(), [{ kind: 'rooms', room: '101', externalUser: '(clear)' }]);
  expect(result.ok && result.value.externalUsers.get('SP')).toHaveLength(5);
});

test('for a room that goes every contact of its books is asked whether it may call, but rooms are not', async () => {
  const { requests } = await read(live(), [{ kind: 'rooms', room: '101', action: 'delete' }]);
  expect(about(requests, 'inboundCalling').toSorted()).toEqual(
    ['C1', 'C2', 'C4'].map((id) => `inboundCalling.get ${P1} ${id}`),
  );
  expect(about(requests, 'blocks', 'dropIns')).toEqual([`blocks.list ${P1}`, `dropIns.list ${P1}`]);
  expect(about(requests, 'externalUsers').length).toBeGreaterThan(0);
});

test('what the account may not see keeps no room from going, and is not taken for empty', async () => {
  const refuse: OperationName[] = ['blocks.list', 'dropIns.list', 'externalUsers.query'];
  const rows: RowInput[] = [{ kind: 'rooms', room: '101', action: 'delete' }];
  const { result } = await read(live(), rows, refuse);
  if (!result.ok) throw new Error(result.error.operation);
  expect(result.value.blocks.has(P1)).toBe(false);
  expect(result.value.dropIns.has(P1)).toBe(false);
  expect(result.value.externalUsers.has('SP')).toBe(false);
});

test('what a row needs and the account may not see ends the reading', async () => {
  const { result } = await read(live(), [rule], ['blocks.list']);
  expect(result).toMatchObject({ ok: false, error: { operation: 'blocks.list' } });
});

test('a quick plan reads the profiles of rooms whose rules are asked for, and no others', async () => {
  const rows: RowInput[] = [rule, { kind: 'rooms', room: '103' }];
  const { requests } = await read(live(), rows, [], { read: 'quick' });
  expect(about(requests, 'profiles.getByUnit')).toEqual([
    'profiles.getByUnit unit-101',
    'profiles.getByUnit unit-102',
  ]);
});

test('a service provider that is not there ends no reading, and is remembered', async () => {
  const gone: Failure = { code: 'not-found', message: 'Not there.' };
  for (const row of [
    { kind: 'externalUsers', externalUser: 'u0', room: '101' },
    { kind: 'rooms', room: '101', externalUser: '(clear)' },
  ] as RowInput[]) {
    const { result } = await read(live(), [row], ['externalUsers.query'], {}, gone);
    expect(result.ok && [...result.value.missingProviders]).toEqual(['SP']);
  }
});
