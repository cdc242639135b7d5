import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import {
  HEAD_HEIGHT,
  NUMBER_WIDTH,
  ROW_HEIGHT,
  leftEdges,
  scrollTo,
  withPinned,
} from './grid-geometry.ts';
import { HEADER } from './grid-range.ts';
import type { Size, Spot } from './grid-range.ts';
import type { RowSource } from './row-source.ts';

/** Rows beyond those in sight that are read too, so that scrolling meets no gap. */
const AHEAD = 100;

/**
 * Which rows and columns are in the page: those in sight, and those of the focus, so that it is not
 * lost when it is scrolled away. Has the source read what is in sight.
 */
export function useGridView(given: {
  source: RowSource;
  size: Size;
  widths: readonly number[];
  spot: Spot;
}) {
  const { source, size, spot } = given;
  const scroller = useRef<HTMLDivElement>(null);
  // Widths are a new list on every drawing; equal lists have to stay one.
  const measures = given.widths.join();
  const columns = useMemo(() => {
    const widths = measures === '' ? [] : measures.split(',').map(Number);
    const lefts = leftEdges(widths);
    return widths.map((width, index) => ({ index, left: lefts[index] ?? 0, width }));
  }, [measures]);

  const rowLines = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor: useCallback((range: Range) => withPinned(range, spot.row), [spot.row]),
  });
  const columnLines = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    overscan: 3,
    rangeExtractor: useCallback((range: Range) => withPinned(range, spot.column), [spot.column]),
  });
  useLayoutEffect(() => columnLines.measure(), [columnLines, columns]);
  const columnItems = columnLines.getVirtualItems();
  const shown = useMemo(
    () => columnItems.flatMap(({ index }) => columns[index] ?? []),
    [columnItems, columns],
  );

  const first = rowLines.range?.startIndex ?? 0;
  const last = rowLines.range?.endIndex ?? 0;
  useEffect(() => source.want(first - AHEAD, last + AHEAD), [source, first, last]);

  const end = columns.at(-1);
  return {
    scroller,
    lines: rowLines.getVirtualItems(),
    columns: shown,
    height: rowLines.getTotalSize(),
    width: end === undefined ? NUMBER_WIDTH : end.left + end.width,

    /** Scrolls as little as brings a cell in sight. */
    reveal: useCallback(
      ({ row, column }: Spot) => {
        const view = scroller.current;
        const cell = columns[column];
        if (view === null || cell === undefined) return;
        const width = view.clientWidth - NUMBER_WIDTH;
        view.scrollLeft = scrollTo(view.scrollLeft, width, cell.left - NUMBER_WIDTH, cell.width);
        if (row === HEADER) return;
        const height = view.clientHeight - HEAD_HEIGHT;
        view.scrollTop = scrollTo(view.scrollTop, height, row * ROW_HEIGHT, ROW_HEIGHT);
      },
      [columns],
    ),
    scrollRows: useCallback((rows: number) => {
      if (scroller.current !== null) scroller.current.scrollTop += rows * ROW_HEIGHT;
    }, []),
    /** How many rows PageDown goes. */
    pageRows(): number {
      const height = (scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT;
      return Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
    },
  };
}
