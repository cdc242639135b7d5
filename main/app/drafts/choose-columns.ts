import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { ColumnChoice } from '../../engine/understand/map-chosen.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { jobSetup } from '../job-setup.ts';
import { understandAnew } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** Takes over choices of columns, on disk first, and maps and checks every row anew. */
export async function chooseColumns(
  state: DraftState,
  job: Job,
  columns: readonly ColumnChoice[],
): Promise<Result<null, CallError>> {
  for (const { sheet, index } of columns) {
    const known = state.sheets.find(({ name }) => name === sheet);
    if (!known || index >= known.headers.length) {
      return fail(
        callError('bad-input', `There is no such column in ${sheet}; reload the columns.`),
      );
    }
  }
  const choices = columns.reduce(withChoice, state.choices);
  const setup = jobSetup.parse(job.setup());
  await job.change({ setup: { ...setup, columns: choices } });
  state.choices = choices;
  understandAnew(state);
  await job.change({ rows: state.shown.length });
  return ok(null);
}

/** A later choice takes the place of one about the same column, and of one that gave the field to another. */
function withChoice(choices: ColumnChoice[], choice: ColumnChoice): ColumnChoice[] {
  const others = choices.filter(
    ({ sheet, index, field }) =>
      sheet !== choice.sheet ||
      (index !== choice.index && (field === null || field !== choice.field)),
  );
  return [...others, choice];
}
