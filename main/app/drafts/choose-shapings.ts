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
  const stranger = strangerAmong(state, shapings);
  if (stranger) return fail(stranger);
  const setup = jobSetup.parse(job.setup());
  await job.change({ setup: { ...setup, shapings: [...shapings] } });
  state.shapings = [...shapings];
  understandAnew(state);
  await job.change({ rows: state.shown.length });
  return ok(null);
}

/** Why a shaping is not of this draft, such as one of a sheet that is no longer read. */
export function strangerAmong(
  { sheets }: Pick<DraftState, 'sheets'>,
  shapings: readonly Shaping[],
): CallError | null {
  for (const shaping of shapings) {
    const sheet = sheets.find(({ name }) => name === shaping.sheet);
    if (sheet && columnsOf(shaping).every((index) => index < sheet.headers.length)) continue;
    return callError(
      'bad-input',
      `There is no such column in ${shaping.sheet}; reload the columns.`,
    );
  }
  return null;
}

/** Positions of the columns that a shaping makes fields of. */
export function columnsOf(shaping: Shaping): number[] {
  if (shaping.do === 'split') return [shaping.column];
  return shaping.do === 'join' ? shaping.columns : [];
}
