import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { jobSetup } from '../job-setup.ts';
import { understandAnew } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** Takes over what fields are made of, on disk first, and maps and checks every row anew. */
export async function chooseShapings(
  state: DraftState,
  job: Pick<Job, 'change' | 'setup'>,
  shapings: readonly Shaping[],
): Promise<Result<null, CallError>> {
  for (const shaping of shapings) {
    const sheet = state.sheets.find(({ name }) => name === shaping.sheet);
    if (!sheet || columnsOf(shaping).some((index) => index >= sheet.headers.length)) {
      return fail(
        callError('bad-input', `There is no such column in ${shaping.sheet}; reload the columns.`),
      );
    }
  }
  const setup = jobSetup.parse(job.setup());
  await job.change({ setup: { ...setup, shapings: [...shapings] } });
  state.shapings = [...shapings];
  understandAnew(state);
  await job.change({ rows: state.shown.length });
  return ok(null);
}

/** Positions of the columns that a shaping makes fields of. */
export function columnsOf(shaping: Shaping): number[] {
  if (shaping.do === 'split') return [shaping.column];
  return shaping.do === 'join' ? shaping.columns : [];
}
