import { useCallback, useRef, useState } from 'react';
import type { Spot } from './grid-range.ts';
import type { CellEdit, GridRow } from './grid-row.ts';

export type Editing = { key: string; column: number; text: string; before: string };

/** The cell that is being edited. It is held by the row's key, so the text stays with its row. */
export function useCellEdit(onEdit: (edits: CellEdit[]) => void) {
  const [editing, setEditing] = useState<Editing | null>(null);
  /** Beside the state, since the end of an edit and the leaving of its field come in one turn. */
  const open = useRef<Editing | null>(null);
  const put = useCallback((next: Editing | null) => {
    open.current = next;
    setEditing(next);
  }, []);

  return {
    editing,
    /** @param text what the field begins with; null: what the cell holds */
    begin: useCallback(
      (row: GridRow, { column }: Spot, text: string | null) => {
        const before = row.cells[column] ?? '';
        put({ key: row.key, column, text: text ?? before, before });
      },
      [put],
    ),
    type: useCallback(
      (text: string) => {
        if (open.current !== null) put({ ...open.current, text });
      },
      [put],
    ),
    /** Ends the edit; false where it was ended already. */
    end: useCallback(
      (keep: boolean): boolean => {
        const ended = open.current;
        if (ended === null) return false;
        put(null);
        const { key, column, text, before } = ended;
        if (keep && text !== before) onEdit([{ key, column, text }]);
        return true;
      },
      [put, onEdit],
    ),
  };
}
