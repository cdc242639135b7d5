import { planOptions } from '../../../shared/domain/settings.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { PlannedChanges } from '../../../main/engine/plan/plan-changes.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import type { RowInput } from '../../support/live-state.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';

/** A plan of these rows at ten requests a second. */
export function planned(
  live: LiveState,
  rows: readonly RowInput[],
  options: Parameters<typeof planOptions.parse>[0] = {},
): PlannedChanges {
  return planChanges({
    rows: validRows(rows),
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse(options),
    requestsPerSecond: 10,
  });
}

/** What happens to which step, without the unchanged ones. */
export function brief({ body }: PlannedChanges): string[] {
  return body.steps
    .filter(({ action }) => action !== 'unchanged')
    .map(({ id, action }) => `${action} ${id}`);
}

/** Codes of the problems. */
export function codes({ problems }: PlannedChanges): string[] {
  return problems.map(({ code }) => code);
}
