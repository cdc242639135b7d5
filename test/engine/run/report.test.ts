import { expect, test } from 'vitest';
import { countOutcomes, countSteps, reportRows } from '../../../main/engine/run/report.ts';
import type { StepState } from '../../../shared/domain/job.ts';
import type { PlannedRow, Step } from '../../../shared/domain/plan.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { bookStep, contactStep, extensionStep, phones, profileStep } from './run-fixture.ts';

const row = (number: number, steps: string[], more: Partial<PlannedRow> = {}): PlannedRow => ({
  key: `k${number}`,
  sheet: 'Rooms',
  row: number,
  cells: [],
  state: 'valid',
  data: null,
  steps,
  reason: '',
  ...more,
});
const done = (remoteId: string | null, foundByReading = false): StepState => ({
  state: 'done',
  remoteId,
  foundByReading,
});
const failed: StepState = {
  state: 'failed',
  failure: { code: 'bad-request', message: 'It was refused.' },
};
const lost: StepState = {
  state: 'unknown',
  failure: { code: 'timeout', message: 'No answer came.' },
};
const problem = (severity: Problem['severity'], message: string): Problem => ({
  sheet: 'Rooms',
  row: 3,
  column: 'Room',
  field: 'room',
  severity,
  code: 'x',
  found: '',
  message,
  fix: 'Mend it.',
});
const steps: Step[] = [
  profileStep('u1'),
  bookStep('A'),
  extensionStep('1', { step: 'profile:u1' }),
];
const report = (rows: PlannedRow[], states: [string, StepState][], given = steps) =>
  reportRows({ rows, steps: given }, new Map(states));

test('a row is as good as the worst of its steps and names what is live all the same', () => {
  const [line] = report(
    [row(2, ['profile:u1', 'extension:1'])],
    [['profile:u1', done('p1')], ['extension:1', failed]], // prettier-ignore
  );
  expect(line).toEqual({
    key: 'k2',
    sheet: 'Rooms',
    row: 2,
    outcome: 'failed',
    reason: 'It was refused.',
    remoteIds: ['p1'],
  });
});

test('every row has one line, in the order of the file', () => {
  const rows = [
    row(2, []),
    row(3, [], { state: 'invalid', reason: 'No name.' }),
    row(4, [], { state: 'left-out' }),
    row(5, ['profile:u1']),
  ];
  expect(
    report(rows, [['profile:u1', done('p1')]]).map(({ row, outcome }) => [row, outcome]),
  ).toEqual([
    [2, 'unchanged'],
    [3, 'skipped'],
    [4, 'skipped'],
    [5, 'done'],
  ]);
});

test('an invalid row without a reason tells every error of its place', () => {
  const rows = [row(3, [], { state: 'invalid' })];
  const problems = [
    problem('error', 'One.'),
    problem('warning', 'Two.'),
    problem('error', 'Three.'),
  ];
  expect(reportRows({ rows, steps }, new Map(), problems)[0]?.reason).toBe(
    'One. Mend it. Three. Mend it.',
  );
});

test('a step that was on its way when the process died is unknown, one that was put back is not sent', () => {
  const rows = [row(2, ['profile:u1']), row(3, ['addressBook:A'])];
  const lines = report(rows, [
    ['profile:u1', { state: 'sending', attempt: 1 }],
    ['addressBook:A', { state: 'sending', attempt: 0 }],
  ]);
  expect(lines.map(({ outcome }) => outcome)).toEqual(['unknown', 'skipped']);
  expect(lines[1]?.reason).toBe('Not sent yet; resume goes on with it.');
});

test('a step that waits for something unknown says so', () => {
  const [line] = report([row(2, ['extension:1'])], [['profile:u1', lost]]);
  expect(line?.outcome).toBe('skipped');
  expect(line?.reason).toContain('waits for the communication profile of “profile:u1”');
});

test('an unchanged object shows its id, a barred one its reason', () => {
  const given = [
    profileStep('u1', { action: 'unchanged', write: null, remoteId: 'p1' }),
    bookStep('A', { action: 'blocked', write: null, reason: 'The book is full.' }),
  ];
  const rows = [row(2, ['profile:u1']), row(3, ['addressBook:A'])];
  expect(report(rows, [], given)).toMatchObject([
    { outcome: 'unchanged', remoteIds: ['p1'], reason: '' },
    { outcome: 'skipped', remoteIds: [], reason: 'The book is full.' },
  ]);
});

test('what was found by reading is done and says how it is known', () => {
  expect(report([row(2, ['profile:u1'])], [['profile:u1', done('p1', true)]])[0]).toMatchObject({
    outcome: 'done',
    reason: 'The reply did not tell; it was found live by reading.',
  });
});

test('a reason that several steps share is said once', () => {
  const [line] = report(
    [row(2, ['profile:u1', 'addressBook:A'])],
    [['profile:u1', failed], ['addressBook:A', failed]], // prettier-ignore
  );
  expect(line?.reason).toBe('It was refused.');
});

test('every outcome has a figure, for rows and for steps that were to be sent', () => {
  const lines = report([row(2, []), row(3, ['profile:u1'])], [['profile:u1', failed]]);
  expect(countOutcomes(lines)).toEqual({
    done: 0,
    unchanged: 1,
    failed: 1,
    unknown: 0,
    skipped: 0,
  });
  const given = [
    ...steps,
    bookStep('B', { action: 'conflict' }),
    contactStep('1', { id: 'b' }, 'Bar', phones('+1')),
  ];
  const states = new Map<string, StepState>([
    ['profile:u1', failed],
    ['addressBook:A', lost],
  ]);
  expect(countSteps({ steps: given }, states)).toEqual({
    done: 0,
    unchanged: 0,
    failed: 1,
    unknown: 1,
    skipped: 2,
  });
});

const gone = (id: string, remoteId: string | null): Step =>
  bookStep(id, {
    action: 'remove',
    before: {},
    after: null,
    write: { op: 'addressBook.delete', addressBookId: id },
    remoteId,
  });

test('a row that took something away says so and names the id that is gone', () => {
  expect(
    report([row(2, ['addressBook:A'])], [['addressBook:A', done(null)]], [gone('A', 'b1')])[0],
  ).toMatchObject({ outcome: 'done', reason: 'Removed.', remoteIds: ['b1'] });
});

test('a row that made and took away names what is gone, and not more than a few', () => {
  const given = [bookStep('New'), ...'ABCDEFG'.split('').map((name) => gone(name, null))];
  const ids = given.map(({ id }) => id);
  const states = ids.map((id): [string, StepState] => [id, done(null)]);
  const [few] = report([row(2, ids.slice(0, 2))], states, given);
  expect(few?.reason).toBe('Removed: the address book “A”.');
  const [many] = report([row(2, ids)], states, given);
  expect(many?.reason).toMatch(/^Removed: .*“E” and 2 more\.$/);
});

test('a row that failed in part does not boast of what it removed', () => {
  const given = [gone('A', null), gone('B', null)];
  const ids = given.map(({ id }) => id);
  const [line] = report(
    [row(2, ids)],
    [['addressBook:A', done(null)], ['addressBook:B', failed]], // prettier-ignore
    given,
  );
  expect(line?.reason).toBe('It was refused.');
});

test('what is gone by reading is not said to be live, and waiting for a removal is named so', () => {
  const given = [gone('A', null), bookStep('B', { needs: ['addressBook:A'] })];
  const [found] = report([row(2, ['addressBook:A'])], [['addressBook:A', done(null, true)]], given);
  expect(found?.reason).toBe('Removed. The reply did not tell; reading shows that it is gone.');
  const [waiting] = report([row(2, ['addressBook:B'])], [['addressBook:A', lost]], given);
  expect(waiting?.reason).toContain('waits for the removal of the address book “A”');
});
