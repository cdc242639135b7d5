import { useCallback } from 'react';
import { fromClipboard } from './clipboard-table.ts';
import { countOf, formatCount } from '../format.ts';
import { editsOf, emptyOver, fillDownRange, pasteOver } from './block-edit.ts';
import type { Block } from './block-edit.ts';
import { cellCount } from './grid-range.ts';
import type { Bounds, Size } from './grid-range.ts';
import type { CellEdit } from './grid-row.ts';
import type { RowSource } from './row-source.ts';

/** As many as main takes in one step of undo. */
const CELLS_AT_ONCE = 20_000;

function cutSentence(block: Block): string | null {
  const parts = [
    ...(block.cutRows > 0 ? [`${countOf(block.cutRows, 'row')} below the last row`] : []),
    ...(block.cutColumns > 0
      ? [`${countOf(block.cutColumns, 'column')} right of the last column`]
      : []),
  ];
  if (parts.length === 0) return null;
  return `Not everything fitted: ${parts.join(' and ')} were left out of the paste.`;
}

/** Changes of many cells at once: paste, fill down, empty. Each is one step of undo. */
export function useBlockEdits(given: {
  source: RowSource;
  size: Size;
  onEdit: (edits: CellEdit[], note?: string) => void;
  onNotice: (sentence: string) => void;
}) {
  const { source, size, onEdit, onNotice } = given;

  const apply = useCallback(
    async (block: Block): Promise<void> => {
      const { top, bottom } = block.bounds;
      const cells = cellCount(block.bounds);
      if (cells > CELLS_AT_ONCE) {
        const most = formatCount(CELLS_AT_ONCE);
        onNotice(
          `Nothing was changed: this would be ${formatCount(cells)} cells, and at most ${most} can be changed in one step; select fewer rows.`,
        );
        return;
      }
      try {
        const edits = editsOf(block, await source.rows(top, bottom));
        const cut = cutSentence(block);
        if (edits.length > 0) onEdit(edits, cut ?? undefined);
        else onNotice(cut ?? 'These cells hold that already; nothing was changed.');
      } catch (error) {
        onNotice(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    [source, onEdit, onNotice],
  );

  return {
    paste: (text: string, selected: Bounds) =>
      apply(pasteOver(fromClipboard(text), selected, size)),
    empty: (selected: Bounds) => apply(emptyOver(selected)),
    async fillDown(selected: Bounds): Promise<void> {
      const range = fillDownRange(selected);
      if (range === null) {
        onNotice('There is no row above to fill down from.');
        return;
      }
      const [from] = await source.rows(range.from, range.from);
      if (from === undefined) return;
      const { over } = range;
      const textAt = (_row: number, column: number) => from.cells[over.left + column] ?? '';
      await apply({ bounds: over, textAt, cutRows: 0, cutColumns: 0 });
    },
  };
}
