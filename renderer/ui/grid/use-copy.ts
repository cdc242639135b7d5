import { useRef } from 'react';
import type { ClipboardEvent } from 'react';
import { countOf } from '../format.ts';
import { toClipboard } from './clipboard-table.ts';
import type { Bounds } from './grid-range.ts';
import type { GridRow } from './grid-row.ts';
import type { RowSource } from './row-source.ts';

function tableOf(rows: readonly GridRow[], bounds: Bounds): string[][] {
  const columns = bounds.right - bounds.left + 1;
  return rows.map((row) =>
    Array.from({ length: columns }, (_, column) => row.cells[bounds.left + column] ?? ''),
  );
}

/**
 * Copies a range. Rows that are not here are read first; where the browser then no longer lets
 * the clipboard be written, the second Ctrl+C finds them ready.
 */
export function useCopy(source: RowSource, onNotice: (sentence: string) => void) {
  const ready = useRef<{ bounds: Bounds; version: number; text: string } | null>(null);

  function hereAlready(bounds: Bounds): string | null {
    const kept = ready.current;
    if (
      kept?.version === source.version() &&
      JSON.stringify(kept.bounds) === JSON.stringify(bounds)
    ) {
      return kept.text;
    }
    const rows: GridRow[] = [];
    for (let index = bounds.top; index <= bounds.bottom; index += 1) {
      const row = source.row(index);
      if (row === undefined) return null;
      rows.push(row);
    }
    return toClipboard(tableOf(rows, bounds));
  }

  async function readAndCopy(bounds: Bounds): Promise<void> {
    const count = countOf(bounds.bottom - bounds.top + 1, 'row');
    onNotice(`Reading ${count} to copy them.`);
    try {
      const text = toClipboard(tableOf(await source.rows(bounds.top, bounds.bottom), bounds));
      ready.current = { bounds, version: source.version(), text };
      const written = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      onNotice(
        written ? `Copied ${count}.` : `${count} are ready; press Ctrl+C again to copy them.`,
      );
    } catch (error) {
      onNotice(`Nothing was copied: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** True where the clipboard holds the cells at once. */
  return function copy(event: ClipboardEvent, bounds: Bounds): boolean {
    event.preventDefault();
    const text = hereAlready(bounds);
    if (text === null) {
      void readAndCopy(bounds);
      return false;
    }
    event.clipboardData.setData('text/plain', text);
    return true;
  };
}
