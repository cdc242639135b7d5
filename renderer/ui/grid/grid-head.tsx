import classes from './data-grid.module.css';
import type { ShownColumn } from './grid-line.tsx';
import { HEADER } from './grid-range.ts';
import type { GridColumn } from './grid-row.ts';

/** The row of headers: name of the column, and what it is used as. */
export function GridHead(props: {
  id: string;
  columns: readonly GridColumn[];
  shown: readonly ShownColumn[];
  focus: number | null;
  resizing: number;
  startResize: (index: number) => ((event: unknown) => void) | undefined;
  resetWidth: (index: number) => void;
}) {
  return (
    <div role="row" className={classes.head} aria-rowindex={1}>
      <div role="columnheader" className={classes.corner} aria-colindex={1}>
        Row
      </div>
      {props.shown.map(({ index, left, width }) => {
        const column = props.columns[index];
        if (column === undefined) return null;
        const start = props.startResize(index);
        return (
          <div
            key={index}
            role="columnheader"
            className={classes.header}
            style={{ left, width }}
            data-row={HEADER}
            data-column={index}
            data-focused={props.focus === index || undefined}
            aria-colindex={index + 2}
            aria-describedby={`${props.id}-resize`}
            tabIndex={props.focus === index ? 0 : -1}
            title={column.header}
          >
            <span className={classes.title}>
              {column.header === '' ? '(no header)' : column.header}
            </span>
            <span className={classes.use} data-unused={column.use === null || undefined}>
              {column.use ?? 'not used'}
            </span>
            {/* By keyboard, the width is changed with Shift and the arrows. */}
            <span
              className={classes.handle}
              data-active={props.resizing === index || undefined}
              aria-hidden="true"
              onMouseDown={start}
              onTouchStart={start}
              onPointerDown={(event) => event.stopPropagation()}
              onDoubleClick={(event) => {
                event.stopPropagation();
                props.resetWidth(index);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
