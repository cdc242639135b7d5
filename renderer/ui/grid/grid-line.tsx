import { memo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import classes from './data-grid.module.css';
import { WHOLE_ROW, severityOf } from './grid-row.ts';
import type { CellMark, GridRow } from './grid-row.ts';

/** A column that is in sight. */
export type ShownColumn = { index: number; left: number; width: number };

function describe(marks: readonly CellMark[], before: string | undefined): string {
  const words = marks.map(
    (mark) => `${mark.severity === 'error' ? 'Error' : 'Warning'}: ${mark.message}`,
  );
  const had = before === '' ? 'nothing' : before;
  if (had !== undefined) words.push(`Edited; the file had ${had}.`);
  return words.join(' ');
}

function MarkSign(props: { marks: readonly CellMark[] }) {
  const severity = severityOf(props.marks);
  if (severity === null) return null;
  return (
    <span className={classes.sign} data-severity={severity}>
      <Icon name={severity} size={14} />
    </span>
  );
}

const NONE: readonly CellMark[] = [];

function Cell(props: {
  id: string;
  row: GridRow | undefined;
  rowIndex: number;
  column: ShownColumn;
  selected: boolean;
  focused: boolean;
  editor: ReactNode;
}) {
  const { id, row, column } = props;
  const marks = row?.marks.get(column.index) ?? NONE;
  const before = row?.before[column.index];
  const severity = severityOf(marks);
  const text = row?.cells[column.index] ?? '';
  const description = describe(marks, before);
  return (
    <div
      role="gridcell"
      className={classes.cell}
      style={{ left: column.left, width: column.width }}
      data-row={props.rowIndex}
      data-column={column.index}
      data-severity={severity ?? undefined}
      data-edited={before !== undefined || undefined}
      data-focused={props.focused || undefined}
      aria-colindex={column.index + 2}
      aria-selected={props.selected}
      aria-invalid={severity === 'error' || undefined}
      aria-describedby={description === '' ? undefined : `${id}-why`}
      tabIndex={props.focused ? 0 : -1}
      title={text.length > 24 ? text : undefined}
    >
      {props.editor ?? (
        <>
          <MarkSign marks={marks} />
          <span className={classes.text}>{row === undefined ? '…' : text}</span>
        </>
      )}
      {description !== '' && (
        <span id={`${id}-why`} hidden>
          {description}
        </span>
      )}
    </div>
  );
}

type LineProps = {
  /** Unique in the page. */
  id: string;
  index: number;
  top: number;
  row: GridRow | undefined;
  columns: readonly ShownColumn[];
  /** Column of the focus, where it is in this row. */
  focus: number | null;
  /** First and last selected column, where the selection reaches into this row. */
  from: number | null;
  to: number | null;
  /** The field, where a cell of this row is being edited. */
  editor: { column: number; field: ReactNode } | null;
};

/** One row of the grid. Rows that did not change are not drawn again. */
export const GridLine = memo(function GridLine(props: LineProps) {
  const { id, row } = props;
  const rowMarks = row?.marks.get(WHOLE_ROW) ?? NONE;
  const why = describe(rowMarks, undefined);
  return (
    <div
      role="row"
      className={classes.line}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={props.index + 2}
    >
      <div
        role="rowheader"
        className={classes.number}
        data-number={props.index}
        data-within={(props.from !== null && !props.editor) || undefined}
        aria-colindex={1}
        aria-describedby={why === '' ? undefined : `${id}-why`}
      >
        <MarkSign marks={rowMarks} />
        {row?.number ?? ''}
        {why !== '' && (
          <span id={`${id}-why`} hidden>
            {why}
          </span>
        )}
      </div>
      {props.columns.map((column) => (
        <Cell
          key={column.index}
          id={`${id}-${column.index}`}
          row={row}
          rowIndex={props.index}
          column={column}
          focused={props.focus === column.index}
          selected={
            props.from !== null &&
            props.to !== null &&
            column.index >= props.from &&
            column.index <= props.to
          }
          editor={props.editor?.column === column.index ? props.editor.field : null}
        />
      ))}
    </div>
  );
});
