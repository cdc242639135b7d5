import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './virtual-rows.module.css';

/**
 * A long table of which only the rows in sight are in the page. Rows may be of any height.
 * The whole is one stop of the Tab key; arrows, Page Up and Page Down scroll it.
 */
export function VirtualRows<Item>(props: {
  label: string;
  titles: readonly string[];
  /** Sets `grid-template-columns` for the header and every row. */
  columns: string | undefined;
  total: number;
  /** In pixels, for rows that were not measured yet. */
  usualHeight: number;
  /** Undefined while it is not there yet. */
  at: (index: number) => Item | undefined;
  /** The cells of a row, as many as titles. Of this item only, so that scrolling draws it once. */
  cells: (item: Item) => readonly ReactNode[];
  /** First and last row in sight or nearly so. */
  onRange: (first: number, last: number) => void;
}) {
  const { onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
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
      className={classes.table}
      role="table"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
    >
      <div role="rowgroup" className={classes.head} ref={head}>
        <div role="row" aria-rowindex={1} className={`${classes.row} ${props.columns}`}>
          {props.titles.map((title) => (
            <div key={title} role="columnheader">
              {title}
            </div>
          ))}
        </div>
      </div>
      <div
        className={classes.scroller}
        ref={scroller}
        role="rowgroup"
        aria-label={`${props.label}, scrolled with the arrow keys`}
        tabIndex={0}
        onScroll={(event) => head.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
      >
        <div role="presentation" className={classes.body} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={`${classes.row} ${classes.placed} ${props.columns}`}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Cells item={props.at(item.index)} cells={props.cells} titles={props.titles} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Drawn again only when the item is another one. */
const Cells = memo(function Cells<Item>(props: {
  item: Item | undefined;
  cells: (item: Item) => readonly ReactNode[];
  titles: readonly string[];
}) {
  const cells = props.item === undefined ? null : props.cells(props.item);
  return props.titles.map((title, at) => (
    <div key={title} role="cell" className={classes.cell}>
      {cells === null ? <span className={classes.coming} /> : cells[at]}
    </div>
  ));
}) as <Item>(props: {
  item: Item | undefined;
  cells: (item: Item) => readonly ReactNode[];
  titles: readonly string[];
}) => ReactNode;
