import { foldName } from '../../engine/rooms/normalise.ts';
import type { DraftState } from './draft-state.ts';
import type { CellEdit } from './edit-cells.ts';
import { cellText } from './edited-cells.ts';
import { rowKeyOf } from './row-places.ts';

/** Cells that name a room by this name, wherever they stand, with the text that takes its place. */
export function cellsNaming(state: DraftState, name: string, room: string): CellEdit[] {
  const wanted = foldName(name);
  return state.mapping.flatMap(({ sheet: called, kind, columns }) => {
    const sheet = kind === null ? undefined : state.sheets.find((one) => one.name === called);
    const named = columns.filter(({ field }) => field === 'room' || field === 'targetRoom');
    if (!sheet) return [];
    return named.flatMap(({ index }) =>
      sheet.rows.flatMap((source): CellEdit[] => {
        const key = rowKeyOf(sheet, source);
        const text = cellText(state.edited, key, source, index);
        return foldName(text) === wanted ? [{ key, column: index, text: room }] : [];
      }),
    );
  });
}
