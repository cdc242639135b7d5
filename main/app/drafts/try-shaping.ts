import type { Draft, DraftShaping } from '../../../shared/contract/calls/drafts.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { mapChosen } from '../../engine/understand/map-chosen.ts';
import { shapingReports } from '../../engine/understand/shaping-reports.ts';
import { callError } from '../call-errors.ts';
import { strangerAmong } from './choose-shapings.ts';
import { rowKeyOf } from './row-places.ts';
import type { DraftState } from './draft-state.ts';
import { mapAlone } from './recheck-rows.ts';

/** Enough to find examples, and few enough for every edit. */
const ROWS_LOOKED_AT = 100;

/** What the shapings make of the first rows, as they stand. */
export function shapingsOf(state: DraftState): Draft['shapings'] {
  return reports(state, state.shapings);
}

/** What one more shaping would make of the first rows; the draft stays as it is. */
export function tryShaping(state: DraftState, shaping: Shaping): Result<DraftShaping, CallError> {
  const stranger = strangerAmong(state, [shaping]);
  if (stranger) return fail(stranger);
  const shapings = [...state.shapings, shaping];
  const { choices, overrides, context } = state;
  const sheets = state.sheets.filter(({ name }) => name === shaping.sheet);
  const { mapping } = mapChosen(sheets, choices, overrides, shapings, context.vertical);
  const [report] = reports({ ...state, sheets, mapping, shapings }, [shaping]);
  return report
    ? ok(report)
    : fail(callError('bad-input', `There is no sheet ${shaping.sheet}; reload the columns.`));
}

function reports(state: DraftState, shapings: readonly Shaping[]): DraftShaping[] {
  if (shapings.length === 0) return [];
  const rows = state.sheets.flatMap((sheet) =>
    shapings.some((one) => one.sheet === sheet.name)
      ? sheet.rows
          .slice(0, ROWS_LOOKED_AT)
          .flatMap((source) => mapAlone(state, rowKeyOf(sheet, source)) ?? [])
      : [],
  );
  return shapingReports(shapings, state.mapping, state.sheets, rows).map(
    ({ rows: _rows, ...shaping }) => shaping,
  );
}
