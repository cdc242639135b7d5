import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { EditGroup, EditedCell } from '../../jobs/edit-table.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { putGroup } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';
import { cellText } from './edited-cells.ts';
import { addGroup, toRedo, toUndo } from './edit-history.ts';
import { recheckRows } from './recheck-rows.ts';

export type CellEdit = { key: RowKey; column: number; text: string };

/**
 * Takes over what was typed or pasted: on disk first, then checked. Cells that already hold their text
 * are no edit; where none is left, nothing is kept and nothing can be undone.
 *
 * @returns how many rows were edited
 */
export async function editCells(
  state: DraftState,
  job: Job,
  cells: readonly CellEdit[],
): Promise<Result<number, CallError>> {
  const changes = changesOf(state, cells);
  if (!changes.ok) return changes;
  if (changes.value.length === 0) return ok(0);
  const group = await job.edits.append(changes.value);
  addGroup(state.history, group);
  return ok(take(state, group, 'after'));
}

/** Takes back the last group of edits; 0 rows where there is none. */
export async function undoEdits(state: DraftState, job: Job): Promise<number> {
  const group = toUndo(state.history);
  if (!group) return 0;
  await job.edits.moveTo(group.parent);
  state.history.cursor = group.parent;
  return take(state, group, 'before');
}

/** Does again what was taken back last; 0 rows where there is nothing. */
export async function redoEdits(state: DraftState, job: Job): Promise<number> {
  const group = toRedo(state.history);
  if (!group) return 0;
  await job.edits.moveTo(group.id);
  state.history.cursor = group.id;
  return take(state, group, 'after');
}

function take(state: DraftState, group: EditGroup, side: 'before' | 'after'): number {
  putGroup(state.edited, group, side);
  const keys = new Set(group.cells.map(({ key }) => key));
  recheckRows(state, keys);
  return keys.size;
}

function changesOf(state: DraftState, cells: readonly CellEdit[]): Result<EditedCell[], CallError> {
  // Where a cell is given twice, the last counts, as when it is typed twice.
  const wanted = new Map(cells.map((cell) => [`${cell.column} ${cell.key}`, cell]));
  const known = new Set(state.mapping.flatMap(({ sheet, kind }) => (kind ? [sheet] : [])));
  const changes: EditedCell[] = [];
  for (const { key, column, text } of wanted.values()) {
    const place = state.places.get(key);
    if (!place || !known.has(place.sheet.name) || column >= place.sheet.headers.length) {
      return fail(
        callError('bad-input', 'A cell that is no longer there cannot be edited; reload the rows.'),
      );
    }
    if (cellText(state.edited, key, place.source, column) === text) continue;
    const ofFile = shownText(place.source.cells[column]);
    changes.push({
      key,
      column,
      before: state.edited.get(key)?.get(column) ?? null,
      after: text === ofFile ? null : text,
    });
  }
  return ok(changes);
}
