import { expect, test } from 'vitest';
import { ruleKey } from '../../../main/engine/plan/exported-keys.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const ROOMS = { '101': 'Room 101', '102': 'Room 102', '103': null };
const P1 = profileIdOf('101');
const P2 = profileIdOf('102');
const block: RowInput = {
  kind: 'callingRules',
  rule: 'block',
  room: '101',
  targetRoom: '102',
  value: 'on',
};
const STEP = 'block:unit-101/unit-102';
const BACK = 'block:unit-102/unit-101';

function exportedRule(edits: Partial<RowInput>): RowInput {
  const baseline = { rule: 'block', room: '101', targetRoom: '102', value: 'on' };
  const edited = Object.keys(edits) as ('room' | 'targetRoom' | 'value')[];
  return { ...block, ...edits, baseline, edited, remoteId: ruleKey('block', P1, P2) } as RowInput;
}

test('a rule that was never set is created, one that is off is changed, one that is on stays', () => {
  const never = planned(liveState({ rooms: ROOMS }), [block]);
  expect(brief(never)).toEqual([`create ${STEP}`]);
  expect(never.body.steps.at(-1)).toMatchObject({
    before: null,
    after: { room: '101', targetRoom: '102', value: 'on' },
    write: { op: 'block.set', profile: { id: P1 }, target: { id: P2 }, value: 'ENABLED' },
  });
  const off = planned(liveState({ rooms: ROOMS, blocks: [[P1, P2, 'DISABLED']] }), [block]);
  expect(brief(off)).toEqual([`change ${STEP}`]);
  expect(off.body.steps.at(-1)).toMatchObject({ before: { value: 'off' }, after: { value: 'on' } });
  const on = planned(liveState({ rooms: ROOMS, blocks: [[P1, P2]] }), [block]);
  expect(brief(on)).toEqual([]);
});

test('off takes a live rule away, and with nothing live it is unchanged', () => {
  const off: RowInput = { ...block, value: 'off' };
  const live = liveState({ rooms: ROOMS, blocks: [[P1, P2]] });
  const plan = planned(live, [off]);
  expect(brief(plan)).toEqual([`remove ${STEP}`]);
  expect(plan.body.steps[0]).toMatchObject({
    before: { value: 'on' },
    after: null,
    write: { value: 'DISABLED' },
  });
  expect(brief(planned(liveState({ rooms: ROOMS }), [off]))).toEqual([]);
  expect(brief(planned(live, [{ ...block, action: 'delete' }]))).toEqual([`remove ${STEP}`]);
});

test('both is a rule in each direction, and deleting both takes both away', () => {
  const both: RowInput = { ...block, value: 'both' };
  expect(brief(planned(liveState({ rooms: ROOMS }), [both]))).toEqual([
    `create ${STEP}`,
    `create ${BACK}`,
  ]);
  const live = liveState({
    rooms: ROOMS,
    blocks: [
      [P1, P2],
      [P2, P1],
    ],
  });
  expect(brief(planned(live, [{ ...both, action: 'delete' }]))).toEqual([
    `remove ${STEP}`,
    `remove ${BACK}`,
  ]);
});

test('a room without a profile gets one for a rule that is on, and none for one that is off', () => {
  const live = liveState({ rooms: ROOMS });
  const on = planned(live, [{ ...block, targetRoom: '103' }]);
  expect(brief(on)).toEqual(['create profile:unit-103', 'create block:unit-101/unit-103']);
  expect(on.body.steps.at(-1)?.needs).toEqual(['profile:unit-103']);
  expect(brief(planned(live, [{ ...block, targetRoom: '103', value: 'off' }]))).toEqual([]);
  expect(brief(planned(live, [{ ...block, targetRoom: '103', action: 'delete' }]))).toEqual([]);
});

test('create, update and --existing skip mean for rules what they mean elsewhere', () => {
  const live = liveState({ rooms: ROOMS, blocks: [[P1, P2]] });
  expect(codes(planned(liveState({ rooms: ROOMS }), [{ ...block, action: 'update' }]))).toEqual([
    'row.missing',
  ]);
  expect(brief(planned(live, [{ ...block, action: 'create' }]))).toEqual([]);
  expect(brief(planned(live, [{ ...block, action: 'create', value: 'off' }]))).toEqual([
    `conflict ${STEP}`,
  ]);
  const left = planned(live, [{ ...block, value: 'off' }], { existing: 'skip' });
  expect(brief(left)).toEqual([]);
  expect(left.body.steps[0]?.reason).toContain('--existing skip');
  expect(brief(planned(live, [{ ...block, action: 'delete' }], { existing: 'skip' }))).toEqual([
    `remove ${STEP}`,
  ]);
});

test('rows that want one rule on and off are errors that name each other', () => {
  const rows: RowInput[] = [block, { ...block, room: 'Rm 101', value: 'off' }];
  const { problems } = planned(liveState({ rooms: ROOMS, blocks: [[P1, P2]] }), rows);
  expect(problems.map(({ code, row }) => [code, row])).toEqual([
    ['rule.contradiction', 2],
    ['rule.contradiction', 3],
  ]);
  expect(problems[0]?.message).toContain('row 3');
  expect(problems[1]?.message).toContain('row 2');
});

test('two ways of writing one room are no two rooms', () => {
  const plan = planned(liveState({ rooms: ROOMS }), [{ ...block, targetRoom: 'Room 0101' }]);
  expect(codes(plan)).toEqual(['rule.same-room']);
});

test('a room that is not there is an error at its own column', () => {
  const { problems } = planned(liveState({ rooms: ROOMS }), [{ ...block, targetRoom: '999' }]);
  expect(problems).toMatchObject([{ code: 'room.not-found', field: 'targetRoom', found: '999' }]);
});

test('an edited room moves the rule: the new one first, then the old one goes', () => {
  const rooms = { ...ROOMS, '103': 'Room 103' };
  const live = liveState({ rooms, blocks: [[P1, P2]] });
  const plan = planned(live, [exportedRule({ targetRoom: '103' })]);
  expect(brief(plan)).toEqual(['create block:unit-101/unit-103', `remove ${STEP}`]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['block:unit-101/unit-103']);
  const gone = planned(liveState({ rooms }), [exportedRule({ targetRoom: '103' })]);
  expect(brief(gone)).toEqual(['create block:unit-101/unit-103']);
});

test('an edited value switches the exported rule', () => {
  const live = liveState({ rooms: ROOMS, blocks: [[P1, P2]] });
  expect(brief(planned(live, [exportedRule({ value: 'off' })]))).toEqual([`remove ${STEP}`]);
  expect(brief(planned(live, [exportedRule({ value: 'both' })]))).toEqual([`create ${BACK}`]);
  expect(brief(planned(live, [exportedRule({})]))).toEqual([]);
});

test('a rule that moves away stays where another row wants it', () => {
  const rooms = { ...ROOMS, '103': 'Room 103' };
  const live = liveState({ rooms, blocks: [[P1, P2]] });
  const plan = planned(live, [exportedRule({ targetRoom: '103' }), block]);
  expect(codes(plan)).toEqual([]);
  expect(brief(plan)).toEqual(['create block:unit-101/unit-103']);
});

test('where one direction of a block goes and the other stays, the plan says what that may do', () => {
  const live = liveState({
    rooms: ROOMS,
    blocks: [
      [P1, P2],
      [P2, P1],
    ],
  });
  const plan = planned(live, [block, { ...block, room: '102', targetRoom: '101', value: 'off' }]);
  expect(brief(plan)).toEqual([`remove ${BACK}`]);
  expect(plan.body.steps.find(({ id }) => id === BACK)?.reason).toContain('both ways');
  const made = planned(liveState({ rooms: ROOMS, blocks: [[P2, P1]] }), [
    block,
    { ...block, room: '102', targetRoom: '101', value: 'off' },
  ]);
  expect(made.body.steps.find(({ id }) => id === STEP)?.needs).toEqual([BACK]);
});

test('drop-in waits for the contacts by which the rooms come to know each other', () => {
  const live = liveState({
    rooms: ROOMS,
    books: { B1: { name: 'Ward', rooms: ['101'] } },
  });
  const plan = planned(live, [
    { kind: 'rooms', room: '101', listedIn: ['Ward'] },
    { kind: 'rooms', room: '102', addressBooks: ['Ward'], listedIn: ['Ward'] },
    { ...block, rule: 'dropIn' },
  ]);
  const step = plan.body.steps.find(({ kind }) => kind === 'dropIn');
  expect(step?.needs.toSorted()).toEqual([
    'association:Ward/unit-102',
    'contact:Ward/Room 101/1',
    'contact:Ward/Room 102/1',
  ]);
});

test('an exported rule of rooms that only bear the same names is left alone', () => {
  const live = liveState({ rooms: ROOMS, blocks: [[P1, P2]] });
  const elsewhere = { remoteId: ruleKey('block', 'profile-elsewhere', P2) };
  for (const row of [
    { ...exportedRule({}), action: 'delete', ...elsewhere },
    { ...exportedRule({ value: 'off' }), ...elsewhere },
    { ...exportedRule({ targetRoom: '103' }), ...elsewhere },
  ] as RowInput[]) {
    const plan = planned(live, [row]);
    expect(plan.body.steps.filter(({ kind, write }) => kind === 'block' && write)).toEqual([]);
    const reasons = plan.body.steps.flatMap(({ action, reason }) =>
      action === 'conflict' ? [reason] : [],
    );
    expect(reasons.join()).toContain('101 has another communication profile than');
  }
});
