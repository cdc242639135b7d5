import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';
import { readValue } from '../../engine/understand/cell-damage.ts';
import { factsOf, isDigits } from '../../engine/understand/column-facts.ts';
import type { ColumnFacts } from '../../engine/understand/column-facts.ts';
import { rowKeyOf } from './row-places.ts';
import type { DraftState } from './draft-state.ts';
import { cellText } from './edited-cells.ts';

/**
 * Looks again at the columns in which these rows have changed, and keeps what they tell now.
 *
 * @returns rows of which a column now tells something else; null where they are more than `most`
 */
export function retellColumns(
  state: DraftState,
  keys: ReadonlySet<RowKey>,
  most: number,
): Set<RowKey> | null {
  const others = new Set<RowKey>();
  for (const { sheet: name, columns } of state.mapping) {
    const before = state.facts.get(name);
    const sheet = state.sheets.find((one) => one.name === name);
    if (!before || !sheet) continue;
    for (const { index, field } of columns) {
      const facts = before.get(index);
      if (!facts || field === null || !isChanged(state, keys, name, index)) continue;
      const cells = cellsOf(state, sheet, index);
      const now = factsOf(cells, field);
      if (JSON.stringify(now) === JSON.stringify(facts)) continue;
      state.facts.set(name, new Map(state.facts.get(name)).set(index, now));
      sheet.rows.forEach((row, at) => {
        const cell = cells[at];
        if (cell !== undefined && tells(state, cell, field, [facts, now])) {
          others.add(rowKeyOf(sheet, row));
        }
      });
      if (others.size > most) return null;
    }
  }
  return others;
}

/** Does any of these rows now have something else in the column? */
function isChanged(
  state: DraftState,
  keys: ReadonlySet<RowKey>,
  sheet: string,
  column: number,
): boolean {
  for (const key of keys) {
    const place = state.places.get(key);
    if (place?.sheet.name !== sheet) continue;
    const before = state.index.row(key)?.cells[column] ?? '';
    if (before !== cellText(state.edited, key, place.source, column)) return true;
  }
  return false;
}

/** The cells of a column as they stand, by the rows of the sheet. */
function cellsOf(
  state: DraftState,
  sheet: SourceSheet,
  column: number,
): (SourceCell | undefined)[] {
  const cells = sheet.rows.map((row) => row.cells[column]);
  const first = sheet.rows[0] && state.places.get(rowKeyOf(sheet, sheet.rows[0]));
  if (!first) return cells;
  for (const [key, changes] of state.edited) {
    const text = changes.get(column);
    const place = state.places.get(key);
    // Rows of a sheet follow each other in the order of all rows.
    if (text !== undefined && place?.sheet === sheet) cells[place.order - first.order] = text;
  }
  return cells;
}

/** Is the cell read otherwise by the one than by the other? */
function tells(
  { repair, context }: DraftState,
  cell: SourceCell,
  field: FieldName,
  facts: readonly [ColumnFacts, ColumnFacts],
): boolean {
  // Digits of the usual length are what they are.
  if (typeof cell === 'string' && isDigits(cell)) {
    if (facts.every(({ length, pairs, plus }) => cell.length === length && !pairs && !plus)) {
      return false;
    }
  }
  const [before, now] = facts.map((one) =>
    JSON.stringify(readValue(cell, { field, facts: one, repair, country: context.country })),
  );
  return before !== now;
}
