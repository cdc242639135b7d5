import { expect, test } from 'vitest';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { JobStatus, PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { OutcomeCounts } from '../../../shared/domain/job.ts';
import { planChoices, planOptions } from '../../../shared/domain/settings.ts';
import { stageMarks } from '../../../renderer/shell/stage-marks.ts';

const none: OutcomeCounts = { done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };
const draft: Draft = {
  job: 'j',
  state: 'draft',
  sources: [],
  sheets: [],
  notes: [],
  decisions: [],
  reading: {},
  shapings: [],
  recipe: null,
  applied: null,
  mappingProblem: null,
  rows: 1204,
  errorRows: 0,
  errors: 0,
  warnings: 0,
  causes: [],
  choices: planChoices.parse({}),
  undo: { undo: null, redo: null },
};
const status: JobStatus = {
  info: {
    id: 'j',
    state: 'draft',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    apiUrl: '',
    property: null,
    sources: [],
    rows: 0,
    counts: null,
  },
  busy: null,
  progress: null,
  summary: null,
  lastError: null,
  account: null,
};
const plan = {
  planHash: 'h',
  createdAt: '',
  property: { id: '', name: '' },
  apiUrl: '',
  options: planOptions.parse({}),
  counts: {
    create: 3,
    change: 2,
    unchanged: 9,
    remove: 1,
    confirm: 0,
    conflict: 0,
    blocked: 0,
  },
  kinds: [],
  requests: 0,
  estimateSeconds: 0,
  limits: [],
  notes: [],
  invalidRows: 0,
  problems: [],
  outdated: false,
} satisfies Partial<PlanView> as unknown as PlanView;

const marks = (known: {
  draft?: Partial<Draft>;
  status?: Partial<JobStatus>;
  plan?: Partial<PlanView> | null;
}) =>
  stageMarks({
    draft: { ...draft, ...known.draft },
    status: { ...status, ...known.status },
    plan: known.plan === null ? null : { ...plan, ...known.plan },
  });
const inState = (state: JobStatus['info']['state'], counts: OutcomeCounts | null = null) => ({
  info: { ...status.info, state, counts },
});

test('before anything is known, every stage waits', () => {
  const all = stageMarks({ draft: undefined, status: undefined, plan: undefined });
  expect(new Set(Object.values(all).map((mark) => mark.status))).toEqual(new Set(['idle']));
});

test('rows, errors and warnings are counted; errors outweigh warnings', () => {
  expect(marks({}).file.word).toBe('1,204 rows');
  expect(marks({}).check).toEqual({ status: 'good', word: 'No problems' });
  expect(marks({ draft: { warnings: 2 } }).check.word).toBe('2 warnings');
  expect(marks({ draft: { warnings: 2, errors: 1 } }).check).toEqual({
    status: 'bad',
    word: '1 error',
  });
});

test('columns that cannot be used are a problem of the columns and not a clean check', () => {
  const all = marks({ draft: { mappingProblem: 'Room is missing.' } });
  expect(all.columns.status).toBe('bad');
  expect(all.check.status).toBe('idle');
});

test('a plan counts its changes and says when it is out of date', () => {
  expect(marks({}).plan.word).toBe('6 changes');
  expect(marks({ plan: { outdated: true } }).plan.word).toBe('Plan again');
  expect(marks({ plan: null }).plan.status).toBe('idle');
});

test('a run shows how far it is, and never a full hundred before its end', () => {
  const progress = {
    job: 'j',
    total: 1000,
    waiting: 0,
    inFlight: 1,
    counts: none,
    requests: 0,
    throttled: 0,
    perSecond: null,
    timeLeft: null,
  };
  expect(marks({ status: { busy: 'running', progress } }).run.word).toBe('99 %');
});

test('a job that runs nowhere though it says so was interrupted', () => {
  expect(marks({ status: inState('running') }).run.word).toBe('Interrupted');
  expect(marks({ status: inState('stopped') }).run.status).toBe('paused');
  expect(marks({ status: inState('finished') }).run.status).toBe('good');
});

test('the result names what is worst', () => {
  expect(marks({ status: inState('finished', { ...none, done: 9 }) }).result.word).toBe('9 done');
  expect(marks({ status: inState('finished', { ...none, done: 9, unknown: 2 }) }).result.word).toBe(
    '2 unknown',
  );
  expect(
    marks({ status: inState('finished', { ...none, failed: 3, unknown: 2 }) }).result.word,
  ).toBe('2 unknown');
  expect(marks({ status: inState('finished', { ...none, done: 4, skipped: 15 }) }).result).toEqual({
    status: 'attention',
    word: '15 skipped',
  });
  expect(marks({ status: inState('finished', { ...none, unchanged: 7 }) }).result.word).toBe(
    '7 unchanged',
  );
});
