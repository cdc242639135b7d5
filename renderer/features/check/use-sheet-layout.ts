import { useState } from 'react';
import type { DraftSheet } from './grid-row-of.ts';

function layoutOf({ sheet, kind, headers, columns }: DraftSheet): string {
  return JSON.stringify([sheet, kind, headers, columns.map(({ index, field }) => [index, field])]);
}

/**
 * The sheet as it was when its columns last changed. Edits of cells change samples and counts, and
 * would else have the grid built anew under the person's hands.
 */
export function useSheetLayout(sheet: DraftSheet): DraftSheet {
  const layout = layoutOf(sheet);
  const [held, setHeld] = useState({ layout, sheet });
  if (held.layout === layout) return held.sheet;
  setHeld({ layout, sheet });
  return sheet;
}
