import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf, roomId } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

type ExtensionRow = Extract<RowInput, { kind: 'extensions' }>;
type RoomRow = Extract<RowInput, { kind: 'rooms' }>;

function pbx(T1: Record<string, string>, T2: Record<string, string> = {}) {
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    trunks: { T1: 'ACTIVE', T2: 'PENDING' },
    extensions: { T1, T2 },
  });
  live.otherProfiles.set('P-else', { id: 'P-else', unitId: 'elsewhere', name: null });
  live.otherProfiles.set('P-gone', null);
  return live;
}
const P1 = profileIdOf('101');
const P2 = profileIdOf('102');
const row = (more: Partial<ExtensionRow> = {}): RowInput => ({
  kind: 'extensions',
  extension: '7101',
  trunk: 'T1',
  action: 'delete',
  ...more,
});
const room = (more: Partial<RoomRow>): RowInput => ({
  kind: 'rooms',
  room: '101',
  unitId: roomId('101'),
  trunk: 'T1',
  baseline: { room: '101', unitId: roomId('101'), extension: '7101; 7102', trunk: 'T1' },
  edited: ['extension'],
  remoteId: roomId('101'),
  ...more,
});

test('an extension of this property is unmapped, shown with the room that it rang', () => {
  expect(planned(pbx({ '7101': P1 }), [row()]).body.steps).toMatchObject([
    {
      action: 'remove',
      key: 'T1 / 7101',
      before: { extension: '7101', trunk: 'T1', room: '101' },
      after: null,
      write: { op: 'extension.unmap', trunkId: 'T1', extension: '7101' },
    },
  ]);
  expect(planned(pbx({ '7101': 'P-gone' }), [row()]).body.counts.remove).toBe(1);
  expect(planned(pbx({}, { '7101': P1 }), [row({ trunk: 'T2' })]).body.counts.remove).toBe(1);
});

test('one that rings elsewhere than its row says, or outside this property, is not touched', () => {
  const other = planned(pbx({ '7101': P2 }), [row({ room: '101' })]);
  expect(other.body.steps[0]).toMatchObject({ action: 'conflict', write: null });
  expect(other.body.steps[0]?.reason).toContain('rings in 101, but it rings in 102 now');
  const foreign = planned(pbx({ '7101': 'P-else' }), [row()]);
  expect(foreign.body.steps[0]).toMatchObject({ action: 'conflict', write: null });
  expect(foreign.body.steps[0]?.reason).toContain('outside this property');
});

test('one that is not mapped is unchanged, and an unknown trunk is an error', () => {
  expect(planned(pbx({}), [row()]).body.steps).toMatchObject([
    { action: 'unchanged', before: null, after: null },
  ]);
  expect(codes(planned(pbx({}), [row({ trunk: 'T9' })]))).toEqual(['trunk.not-found']);
  const { trunk: _trunk, ...noTrunk } = { ...row() } as ExtensionRow;
  expect(codes(planned(pbx({}), [noTrunk]))).toEqual(['trunk.ambiguous']);
});

test('a list that shrank unmaps what it lost, and a cleared one what the export had', () => {
  const live = pbx({ '7101': P1, '7102': P1, '7103': P1 });
  expect(brief(planned(live, [room({ extensions: ['7102'] })]))).toEqual([
    'remove extension:T1/7101',
  ]);
  const cleared = planned(live, [room({ extensions: 'clear' })]);
  expect(brief(cleared)).toEqual(['remove extension:T1/7101', 'remove extension:T1/7102']);
  expect(cleared.problems).toMatchObject([{ code: 'clear.more-live', severity: 'warning' }]);
  expect(cleared.problems[0]?.message).toContain('7103');
});

test('in a plain file (clear) unmaps all that ring in the room, on every trunk', () => {
  const live = pbx({ '7101': P1, '7102': P2 }, { '8101': P1 });
  const plain: RowInput = { kind: 'rooms', room: '101', extensions: 'clear' };
  expect(brief(planned(live, [plain]))).toEqual([
    'remove extension:T1/7101',
    'remove extension:T2/8101',
  ]);
  const adding: RowInput = { kind: 'extensions', extension: '7199', trunk: 'T1', room: '101' };
  expect(codes(planned(live, [plain, adding]))).toEqual([
    'removal.contradiction',
    'removal.contradiction',
  ]);
});

test('what a list lost and another row gives to its own room moves, and both rows have that step', () => {
  const plan = planned(pbx({ '7101': P1, '7102': P1 }), [
    room({ extensions: ['7102'] }),
    { kind: 'rooms', room: '102', extensions: ['7101'], trunk: 'T1' },
  ]);
  expect(brief(plan)).toEqual(['change extension:T1/7101']);
  expect(plan.body.rows.map(({ steps }) => steps.includes('extension:T1/7101'))).toEqual([
    true,
    true,
  ]);
});

test('what one row deletes another may not map', () => {
  const plan = planned(pbx({ '7101': P1 }), [row(), row({ action: 'upsert', room: '102' })]);
  expect(codes(plan)).toEqual(['removal.contradiction', 'removal.contradiction']);
});

test('an extension or trunk that was edited is mapped anew first, and then unmapped', () => {
  const baseline = { extension: '7101', room: '101', unitId: roomId('101'), trunk: 'T1' };
  const moved = row({
    action: 'upsert',
    extension: '7199',
    room: '101',
    unitId: roomId('101'),
    baseline,
    edited: ['extension'],
    remoteId: 'T1/7101',
  });
  const plan = planned(pbx({ '7101': P1 }), [moved]);
  expect(brief(plan)).toEqual(['create extension:T1/7199', 'remove extension:T1/7101']);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['extension:T1/7199']);
  const trunk = room({
    extensions: ['7101', '7102'],
    trunk: 'T3',
    edited: ['trunk'],
  });
  const live = pbx({ '7101': P1, '7102': P1 });
  live.trunks?.push({ id: 'T3', status: 'ACTIVE', name: null });
  live.extensions.set('T3', []);
  expect(brief(planned(live, [trunk]))).toEqual([
    'create extension:T3/7101',
    'create extension:T3/7102',
    'remove extension:T1/7101',
    'remove extension:T1/7102',
  ]);
});

test('extensions on several trunks cannot be moved by one cell', () => {
  const baseline = { room: '101', unitId: roomId('101'), extension: '7101; 8101' };
  const plan = planned(pbx({ '7101': P1 }, { '8101': P1 }), [
    room({ extensions: ['7101', '8101'], trunk: 'T1', baseline, edited: ['trunk'] }),
  ]);
  expect(codes(plan)).toEqual(['trunk.several']);
});

test('with --existing skip lists stay as they are, and deletions are carried out', () => {
  const live = pbx({ '7101': P1, '7102': P1 });
  const skip = { existing: 'skip' as const };
  const edited = planned(live, [room({ extensions: ['7102'] })], skip);
  expect(edited.body.counts.remove).toBe(0);
  expect(edited.body.steps.at(-1)?.reason).toContain('--existing skip');
  expect(planned(live, [row()], skip).body.counts.remove).toBe(1);
});

test('replacing removes the others of the room, unless another row moves them', () => {
  const live = pbx({ '7101': P1, '7102': P1, '7103': P2 }, { '8101': P1 });
  const rows: RowInput[] = [
    { kind: 'rooms', room: '101', extensions: ['7101'], trunk: 'T1' },
    { kind: 'extensions', extension: '7102', room: '102', trunk: 'T1' },
  ];
  const plan = planned(live, rows, { replaceExtensions: true });
  expect(brief(plan)).toEqual([
    'change extension:T1/7102',
    'remove extension:T2/8101',
    'remove extension:T1/7103',
  ]);
  expect(plan.problems).toEqual([]);
});
