import { expect, test } from 'vitest';
import type { JobStatus } from '../../../../shared/contract/calls/window-jobs.ts';
import type { JobState } from '../../../../shared/domain/job.ts';
import { runPhase } from '../../../../renderer/features/run/run-phase.ts';

type Given = Parameters<typeof runPhase>[0];

function status(state: JobState, rest: Partial<Given> = {}): Given {
  return { busy: null, summary: null, info: { state } as JobStatus['info'], ...rest };
}
const pilot = { outcome: 'pilot' } as JobStatus['summary'];

test('a run that somebody drives is under way, whatever the disk says', () => {
  expect(runPhase(status('stopped', { busy: 'running' }))).toBe('under-way');
});

test('a run that nobody drives and nobody ended was interrupted', () => {
  expect(runPhase(status('running'))).toBe('interrupted');
});

test('a draft, also while it is planned, has not begun', () => {
  expect(runPhase(status('draft'))).toBe('not-begun');
  expect(runPhase(status('draft', { busy: 'planning' }))).toBe('not-begun');
  expect(runPhase(status('ready'))).toBe('not-begun');
});

test('after a pilot the rest waits', () => {
  expect(runPhase(status('stopped', { summary: pilot }))).toBe('pilot');
  expect(runPhase(status('stopped'))).toBe('stopped');
  expect(runPhase(status('finished'))).toBe('finished');
});
