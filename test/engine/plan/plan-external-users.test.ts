import { expect, test } from 'vitest';
import { CLEAR } from '../../../shared/domain/fields.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const ROOMS = { '101': 'Room 101', '102': 'Room 102', '103': null };
const P1 = profileIdOf('101');
const P2 = profileIdOf('102');
const row: RowInput = { kind: 'externalUsers', externalUser: 'u1', room: '101' };
const STEP = 'externalUser:SP/u1';
const SP = { serviceProvider: 'SP' };

function live(users: Record<string, string> = {}) {
  return liveState({ rooms: ROOMS, users: { SP: users } });
}

function exportedRow(edits: Partial<RowInput>): RowInput {
  const baseline = { externalUser: 'u1', room: '101', serviceProvider: 'SP' };
  const all = { ...row, serviceProvider: 'SP', ...edits };
  return { ...all, baseline, edited: Object.keys(edits), remoteId: 'key' } as RowInput;
}

test('a user that is not there is created, one that rings in the room stays', () => {
  const plan = planned(live(), [row], SP);
  expect(brief(plan)).toEqual([`create ${STEP}`]);
  expect(plan.body.steps.at(-1)).toMatchObject({
    key: 'u1',
    before: null,
    after: { externalUser: 'u1', serviceProvider: 'SP', room: '101' },
    write: {
      op: 'externalUser.create',
      serviceProviderId: 'SP',
      externalUserId: 'u1',
      profile: { id: P1 },
    },
  });
  expect(brief(planned(live({ u1: P1 }), [row], SP))).toEqual([]);
});

test('a user that rings in another room is changed, old and new by the names of the rooms', () => {
  const plan = planned(live({ u1: P2 }), [row], SP);
  expect(brief(plan)).toEqual([`change ${STEP}`]);
  expect(plan.body.steps.at(-1)).toMatchObject({
    before: { room: '102' },
    after: { room: '101' },
    write: { op: 'externalUser.update' },
  });
  expect(brief(planned(live({ u1: P2 }), [row], { ...SP, existing: 'skip' }))).toEqual([]);
  expect(brief(planned(live({ u1: P2 }), [{ ...row, action: 'create' }], SP))).toEqual([
    `conflict ${STEP}`,
  ]);
});

test('a user of a profile that is gone is changed, one outside the property is a conflict', () => {
  const gone = live({ u1: 'P9' });
  gone.otherProfiles.set('P9', null);
  expect(brief(planned(gone, [row], SP))).toEqual([`change ${STEP}`]);
  const outside = live({ u1: 'P9' });
  outside.otherProfiles.set('P9', { id: 'P9', unitId: 'elsewhere', name: null });
  expect(brief(planned(outside, [row], SP))).toEqual([`conflict ${STEP}`]);
  expect(brief(planned(outside, [{ ...row, action: 'delete' }], SP))).toEqual([`conflict ${STEP}`]);
});

test('the provider is that of the row, else that of the account; without one it is an error', () => {
  const two = liveState({ rooms: ROOMS, users: { SP: {}, SP2: {} } });
  expect(brief(planned(two, [{ ...row, serviceProvider: 'SP2' }], SP))).toEqual([
    'create externalUser:SP2/u1',
  ]);
  const { problems } = planned(live(), [row, { kind: 'rooms', room: '102', externalUser: 'u2' }]);
  expect(problems).toMatchObject([
    { code: 'provider.none', field: 'serviceProvider' },
    { code: 'provider.none', field: 'externalUser' },
  ]);
  expect(problems[0]?.fix).toContain('BELLHOP_SERVICE_PROVIDER');
});

test('the External user of a Rooms row and a row of its own mean one user', () => {
  const plan = planned(live(), [{ kind: 'rooms', room: '101', externalUser: 'u1' }, row], SP);
  expect(brief(plan)).toEqual([`create ${STEP}`]);
  expect(plan.body.steps.at(-1)?.rows).toEqual(['row-0', 'row-1']);
});

test('one user for two rooms is an error on both rows', () => {
  const { problems } = planned(live(), [row, { ...row, room: '102' }], SP);
  expect(problems.map(({ code, row: at }) => [code, at])).toEqual([
    ['external-user.contradiction', 2],
    ['external-user.contradiction', 3],
  ]);
});

test('delete takes a user away, but not from a room that the row does not name', () => {
  const gone: RowInput = { ...row, action: 'delete' };
  expect(brief(planned(live({ u1: P1 }), [gone], SP))).toEqual([`remove ${STEP}`]);
  expect(brief(planned(live(), [gone], SP))).toEqual([]);
  const moved = planned(live({ u1: P2 }), [gone], SP);
  expect(brief(moved)).toEqual([`conflict ${STEP}`]);
  expect(moved.body.steps[0]?.reason).toContain('it rings in 102');
});

test('(clear) on a Rooms row takes away whatever rings there', () => {
  const clear: RowInput = { kind: 'rooms', room: '101', externalUser: CLEAR };
  expect(brief(planned(live({ u1: P1, u2: P2, u3: P1 }), [clear], SP))).toEqual([
    `remove ${STEP}`,
    'remove externalUser:SP/u3',
  ]);
  expect(brief(planned(live({ u2: P2 }), [clear], SP))).toEqual([]);
  expect(brief(planned(live(), [{ ...clear, room: '103' }], SP))).toEqual([
    'create profile:unit-103',
  ]);
});

test('of two rows about one user, the one that can take it away decides, whatever comes first', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '102', externalUser: CLEAR },
    { ...row, action: 'delete' },
  ];
  for (const ordered of [rows, rows.toReversed()]) {
    const plan = planned(live({ u1: P2 }), ordered, SP);
    expect(brief(plan)).toEqual([`remove ${STEP}`]);
    expect(plan.body.steps.at(-1)?.rows.toSorted()).toEqual(['row-0', 'row-1']);
  }
});

test('an edited Rooms cell puts another user in the place of the exported one', () => {
  const edited: RowInput = {
    kind: 'rooms',
    room: '101',
    externalUser: 'u2',
    baseline: { room: '101', externalUser: 'u1' },
    edited: ['externalUser'],
    remoteId: 'unit-101',
  };
  const plan = planned(live({ u1: P1 }), [edited], SP);
  expect(brief(plan)).toEqual(['create externalUser:SP/u2', `remove ${STEP}`]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['externalUser:SP/u2']);
  const colleague = planned(live({ u1: P2 }), [edited], SP);
  expect(brief(colleague)).toEqual(['create externalUser:SP/u2', `conflict ${STEP}`]);
});

test('an edited room that a colleague has changed too is a conflict that names all three', () => {
  const edited = exportedRow({ room: '103' });
  expect(brief(planned(live({ u1: P1 }), [edited], SP))).toEqual([
    'create profile:unit-103',
    `change ${STEP}`,
  ]);
  const plan = planned(live({ u1: P2 }), [edited], SP);
  const reason = plan.body.steps.at(-1)?.reason ?? '';
  for (const room of ['101', '102', '103']) expect(reason).toContain(room);
});

test('an edited id moves the user: the new one first, then the old one goes', () => {
  const plan = planned(live({ u1: P1 }), [exportedRow({ externalUser: 'u9' })], SP);
  expect(brief(plan)).toEqual(['create externalUser:SP/u9', `remove ${STEP}`]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['externalUser:SP/u9']);
});

test('a profile id must be one of this property', () => {
  const byProfile = (profileId: string): RowInput => ({
    kind: 'externalUsers',
    externalUser: 'u1',
    profileId,
  });
  expect(brief(planned(live({ u1: P1 }), [byProfile(P1)], SP))).toEqual([]);
  const outside = live();
  outside.otherProfiles.set('P9', { id: 'P9', unitId: 'elsewhere', name: null });
  outside.otherProfiles.set('P8', null);
  expect(codes(planned(outside, [byProfile('P9')], SP))).toEqual(['unit.outside']);
  expect(codes(planned(outside, [byProfile('P8')], SP))).toEqual(['profile.not-found']);
});

test('a service provider that the service does not know is an error at every row that means it', () => {
  const state = live();
  state.externalUsers.delete('SP');
  state.missingProviders.add('SP');
  const named = { ...row, serviceProvider: 'SP', externalUser: 'u2' };
  const plan = planned(state, [row, { ...named, action: 'delete' }], SP);
  expect(codes(plan)).toEqual(['provider.not-found', 'provider.not-found']);
  expect(plan.problems[0]?.fix).toContain('BELLHOP_SERVICE_PROVIDER');
  expect(plan.problems[1]?.message).toBe('The account has no service provider "SP".');
});
