import { VisuallyHidden } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { CellEditor } from './cell-editor.tsx';
import type { EditEnd } from './cell-editor.tsx';
import classes from './data-grid.module.css';
import { commandOf } from './grid-command.ts';
import { GridHead } from './grid-head.tsx';
import { GridLine } from './grid-line.tsx';
import { HEADER, at, boundsOf, clampSpot, shiftSelection } from './grid-range.ts';
import type { Selection, Spot } from './grid-range.ts';
import type { CellEdit, GridColumn, GridRow } from './grid-row.ts';
import type { RowSource } from './row-source.ts';
import { useBlockEdits } from './use-block-edits.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { useCopy } from './use-copy.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridView } from './use-grid-view.ts';
import { useHeldRow } from './use-held-row.ts';
import { spotUnder, usePointerSelection } from './use-pointer-selection.ts';

const RESIZE_STEP = 16;
const FIRST_CELL: Spot = { row: 0, column: 0 };

export type GridHandle = {
  /** Puts the focus on a cell and brings it in sight. */
  goTo: (spot: Spot) => void;
  spot: () => Spot;
};

/** Where the focus goes after an edit, in rows and columns. */
const AFTER_EDIT: Record<EditEnd, Spot> = {
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: FIRST_CELL,
  cancel: FIRST_CELL,
};

/** A spreadsheet's grid over rows that live elsewhere: one tab stop, every cell by keyboard. */
export function DataGrid(props: {
  label: string;
  columns: readonly GridColumn[];
  source: RowSource;
  /** `note`: what a person should know besides, such as a paste that was cut. */
  onEdit: (edits: CellEdit[], note?: string) => void;
  /** Why nothing was changed, or what is going on. */
  onNotice: (sentence: string) => void;
  onFocus: (spot: Spot, row: GridRow | undefined) => void;
  /** Shown under the headers where there are no rows. */
  empty: ReactNode;
  ref?: Ref<GridHandle>;
}) {
  const { source, columns, onEdit, onNotice, onFocus } = props;
  const id = useId();
  useSyncExternalStore(source.subscribe, source.version);
  const total = source.total();
  const size = useMemo(() => ({ rows: total ?? 0, columns: columns.length }), [total, columns]);

  const [wanted, setSelection] = useState<Selection>(at(FIRST_CELL));
  const spot = clampSpot(wanted.focus, size);
  const selection = { anchor: clampSpot(wanted.anchor, size), focus: spot };
  const bounds = boundsOf(selection);
  const focusedRow = spot.row === HEADER ? undefined : source.row(spot.row);

  const { widths, startResize, resizing, resizeBy, resetWidth } = useColumnWidths(columns);
  const view = useGridView({ source, size, widths, spot });
  const { scroller, reveal, scrollRows } = view;
  const { editing, begin, type, end } = useCellEdit(onEdit);
  const active = useGridFocus(scroller, spot, editing !== null);
  const { paste, empty, fillDown } = useBlockEdits({ source, size, onEdit, onNotice });
  const copy = useCopy(source, onNotice);

  /** Who goes elsewhere keeps what was typed. */
  const choose = useCallback(
    (next: Selection) => {
      end(true);
      setSelection(next);
    },
    [end],
  );
  const select = useCallback(
    (next: Selection) => {
      choose(next);
      reveal(next.focus);
    },
    [choose, reveal],
  );
  const pointer = usePointerSelection({
    selection,
    columns: size.columns,
    onSelect: choose,
    // The number itself takes no focus, so the row's first cell does.
    onRowNumber: () => (active.current = true),
  });

  useHeldRow({
    source,
    row: spot.row,
    onMove: useCallback(
      (rows: number) => {
        setSelection((before) => shiftSelection(before, rows, size));
        scrollRows(rows);
      },
      [size, scrollRows],
    ),
    // What was typed belongs to the row that left the view, not to the one in its place.
    onGone: useCallback(() => end(true), [end]),
  });
  const shown = useRef(source);
  useLayoutEffect(() => {
    if (shown.current === source) return;
    shown.current = source;
    choose(at(FIRST_CELL));
    scroller.current?.scrollTo({ top: 0 });
  }, [source, scroller, choose]);
  useEffect(
    () => onFocus({ row: spot.row, column: spot.column }, focusedRow),
    [onFocus, spot.row, spot.column, focusedRow],
  );
  useImperativeHandle(props.ref, () => ({
    goTo(next) {
      active.current = true;
      select(at(next));
    },
    spot: () => spot,
  }));

  function startEdit(text: string | null): void {
    if (focusedRow === undefined) return;
    select(at(spot));
    begin(focusedRow, spot, text);
  }
  function endEdit(how: EditEnd): void {
    if (!end(how !== 'cancel')) return;
    if (how === 'stay') {
      // The field was left by pointer or by the window; the focus is where the person put it.
      active.current = scroller.current?.contains(document.activeElement) ?? false;
      return;
    }
    const step = AFTER_EDIT[how];
    const next = { row: Math.max(0, spot.row + step.row), column: spot.column + step.column };
    select(at(clampSpot(next, size)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const command = commandOf(event, selection, size, view.pageRows());
    if (command === null) return;
    event.preventDefault();
    switch (command.do) {
      case 'select':
        return select(command.selection);
      case 'selectAll':
        return choose(command.selection);
      case 'resize':
        return resizeBy(spot.column, command.steps * RESIZE_STEP);
      case 'edit':
        return startEdit(command.text);
      case 'empty':
        if (bounds !== null) void empty(bounds);
        return;
      case 'fillDown':
        if (bounds !== null) void fillDown(bounds);
    }
  }

  const editsHere =
    editing !== null && (focusedRow === undefined || focusedRow.key === editing.key);
  const field = editsHere && (
    <CellEditor
      label={`Edit ${columns[editing.column]?.header ?? ''}`}
      text={editing.text}
      onText={type}
      onEnd={endEdit}
    />
  );

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.grid}
        role="grid"
        aria-label={props.label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-busy={total === null}
        onFocus={() => (active.current = true)}
        onBlur={(event) => {
          const to = event.relatedTarget;
          if (to !== null && !event.currentTarget.contains(to)) active.current = false;
        }}
        onKeyDown={onKeyDown}
        onPointerDown={pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onDoubleClick={(event) => {
          const pointed = spotUnder(event.target);
          if (pointed !== null && pointed.row !== HEADER && editing === null) startEdit(null);
        }}
        onCopy={(event) => {
          if (bounds !== null && editing === null) copy(event, bounds);
        }}
        onCut={(event) => {
          if (bounds !== null && editing === null && copy(event, bounds)) void empty(bounds);
        }}
        onPaste={(event) => {
          if (bounds === null || editing !== null) return;
          event.preventDefault();
          const text = event.clipboardData.getData('text/plain');
          if (text !== '') void paste(text, bounds);
        }}
      >
        <div role="presentation" style={{ width: view.width, minWidth: '100%' }}>
          <GridHead
            id={id}
            columns={columns}
            shown={view.columns}
            focus={spot.row === HEADER ? spot.column : null}
            resizing={resizing}
            startResize={startResize}
            resetWidth={resetWidth}
          />
          <div role="rowgroup" className={classes.rows} style={{ height: view.height }}>
            {view.lines.map(({ index, start }) => {
              const within = bounds !== null && index >= bounds.top && index <= bounds.bottom;
              return (
                <GridLine
                  key={index}
                  id={`${id}-${index}`}
                  index={index}
                  top={start}
                  row={source.row(index)}
                  columns={view.columns}
                  focus={index === spot.row ? spot.column : null}
                  from={within ? bounds.left : null}
                  to={within ? bounds.right : null}
                  editor={
                    index === spot.row && field !== false ? { column: spot.column, field } : null
                  }
                />
              );
            })}
          </div>
        </div>
      </div>
      {total === 0 && <div className={classes.empty}>{props.empty}</div>}
      <VisuallyHidden id={`${id}-resize`}>Shift and the arrows change the width.</VisuallyHidden>
    </div>
  );
}
