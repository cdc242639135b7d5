import { expect, test } from 'vitest';
import { pilotRows } from '../../main/app/pilot.ts';
import type { PilotChoice } from '../../main/app/pilot.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { PlannedRow, Step } from '../../shared/domain/plan.ts';

const WRITE: Step['write'] = { op: 'addressBook.create', name: 'Desk' };

function step(id: string, rows: string[], shown: { room: string } | null = null): Step {
  return {
    id,
    kind: 'extension',
    key: id,
    action: 'create',
    before: null,
    after: shown,
    rows,
    needs: [],
    write: WRITE,
    remoteId: null,
    reason: null,
  };
}

function row(key: string, room: string | null | undefined, steps: string[] = [key]): PlannedRow {
  const said = room === undefined ? {} : { room };
  return {
    key,
    sheet: 'S',
    row: 2,
    cells: [],
    state: 'valid',
    data: null,
    steps,
    reason: '',
    ...said,
  };
}

const rows = [
  row('front desk', null),
  row('101', 'Floor 1/101'),
  row('201', 'Floor 2/201'),
  row('102', 'Floor 1/102'),
  row('ext 201', 'Floor 2/201'),
  row('ext 101', 'Floor 1/101'),
];
const steps = rows.map(({ key }) => step(key, [key]));
const plan = { rows, steps };
const none = new Map<string, StepState>();
const done = (...ids: string[]) =>
  new Map<string, StepState>(
    ids.map((id) => [id, { state: 'done', remoteId: null, foundByReading: false }]),
  );

function chosen(
  choice: Partial<PilotChoice>,
  states: ReadonlyMap<string, StepState> = none,
  of = plan,
) {
  const found = pilotRows(of, states, { pilot: null, pilotFloor: null, ...choice });
  return found.ok ? found.value && [...found.value].toSorted() : found.error;
}

test('without a choice there is no pilot', () => {
  expect(chosen({})).toBeNull();
});

test('a pilot takes every row that is about its rooms, whichever sheet it stands on', () => {
  expect(chosen({ pilot: 1 })).toEqual(['101', 'ext 101']);
  expect(chosen({ pilot: 2 })).toEqual(['101', '201', 'ext 101', 'ext 201']);
});

test('a pilot of more rooms than there are takes all of them, and no row without a room', () => {
  expect(chosen({ pilot: 9 })).toEqual(['101', '102', '201', 'ext 101', 'ext 201']);
});

test('the next pilot begins with the first room that has something left to send', () => {
  expect(chosen({ pilot: 1 }, done('101'))).toEqual(['101', 'ext 101']);
  expect(chosen({ pilot: 1 }, done('101', 'ext 101'))).toEqual(['201', 'ext 201']);
});

test('a floor takes its rooms alone', () => {
  expect(chosen({ pilotFloor: 'floor 02' })).toEqual(['201', 'ext 201']);
});

test('where no room has anything left, but something else has, the first rooms are wrong use', () => {
  const states = done('101', '201', '102', 'ext 201', 'ext 101');
  expect(chosen({ pilot: 1 }, states)).toMatchObject({ code: 'usage' });
  expect(chosen({ pilot: 1 }, done('front desk', ...states.keys()))).toEqual([]);
});

test('plans of before rows told their room are known by what their steps show', () => {
  const old = {
    rows: [row('a', undefined, ['x', 'y']), row('b', undefined, ['z'])],
    steps: [step('x', ['a']), step('y', ['a'], { room: 'Floor 1/101' }), step('z', ['b'])],
  };
  expect(chosen({ pilot: 1 }, none, old)).toEqual(['a']);
});
