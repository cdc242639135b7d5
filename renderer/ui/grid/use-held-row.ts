import { useLayoutEffect, useRef } from 'react';
import type { RowSource } from './row-source.ts';

/**
 * Keeps the focus on its row, by key, while edits and filters move rows in the view under it.
 *
 * @param onMove told by how many rows the row moved
 * @param onGone told when another row stands in its place
 */
export function useHeldRow(given: {
  source: RowSource;
  row: number;
  onMove: (rows: number) => void;
  onGone: () => void;
}): void {
  const { source, row, onMove, onGone } = given;
  const held = useRef<{ source: RowSource; row: number; key: string } | null>(null);
  const version = source.version();
  useLayoutEffect(() => {
    const last = held.current;
    const key = source.row(row)?.key;
    if (last !== null && last.source === source && last.row === row && last.key !== key) {
      const place = source.indexOf(last.key);
      if (place !== null && place !== row) {
        held.current = { ...last, row: place };
        onMove(place - row);
        return;
      }
      if (key !== undefined) onGone();
    }
    if (key !== undefined) held.current = { source, row, key };
    // The version stands for whatever changed inside of the source.
  }, [source, version, row, onMove, onGone]);
}
