import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './virtual-rows.module.css';

/**
 * A long table of which only the rows in sight are in the page. Rows may be of any height.
 * The whole is one stop of the Tab key; arrows, Page Up and Page Down scroll it.
 */
export function VirtualRows(props: {
  label: string;
  titles: readonly string[];
  /** Sets `grid-template-columns` for the header and every row. */
  columns: string | undefined;
  total: number;
  /** In pixels, for rows that were not measured yet. */
  usualHeight: number;
  /** The cells of a row, as many as titles; null while it is not there yet. */
  cells: (index: number) => readonly ReactNode[] | null;
  /** First and last row in sight or nearly so. */
  onRange: (first: number, last: number) => void;
}) {
  const { onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: props.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.usualHeight,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [onRange, first, last]);

  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="region"
      aria-label={props.label}
      tabIndex={0}
    >
      <div role="table" aria-label={props.label} aria-rowcount={props.total + 1}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={`${classes.row} ${props.columns}`}>
            {props.titles.map((title) => (
              <div key={title} role="columnheader">
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const cells = props.cells(item.index);
            return (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                aria-busy={cells === null || undefined}
                className={`${classes.row} ${classes.placed} ${props.columns}`}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {props.titles.map((title, at) => (
                  <div key={title} role="cell" className={classes.cell}>
                    {cells === null ? <span className={classes.coming} /> : cells[at]}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
