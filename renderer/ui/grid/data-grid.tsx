import { VisuallyHidden } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
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
import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from 'react';
import { CellEditor } from './cell-editor.tsx';
import type { EditEnd } from './cell-editor.tsx';
import classes from './data-grid.module.css';
import { GridHead } from './grid-head.tsx';
import { GridLine } from './grid-line.tsx';
import { commandOf } from './grid-command.ts';
import { HEADER, at, boundsOf, clampSpot, shiftSelection } from './grid-range.ts';
import type { Selection, Spot } from './grid-range.ts';
import type { CellEdit, GridColumn, GridRow } from './grid-row.ts';
import type { RowSource } from './row-source.ts';
import { useBlockEdits } from './use-block-edits.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { useCopy } from './use-copy.ts';
import { useHeldRow } from './use-held-row.ts';

/** As in the style sheet. */
const ROW_HEIGHT = 30;
const HEAD_HEIGHT = 46;
const NUMBER_WIDTH = 64;
const RESIZE_STEP = 16;

export type GridHandle = {
  /** Puts the focus on a cell and brings it in sight. */
  goTo: (spot: Spot) => void;
  spot: () => Spot;
};

type Editing = { key: string; row: number; column: number; text: string; before: string };

const AFTER_EDIT: Record<EditEnd, Spot> = {
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: { row: 0, column: 0 },
  cancel: { row: 0, column: 0 },
};

function spotOf(target: EventTarget): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  if (cell === null) return null;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

function rowNumberOf(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
  return cell === null ? null : Number(cell.dataset['number']);
}

/** A spreadsheet's grid over rows that live elsewhere: one tab stop, every cell by keyboard. */
export function DataGrid(props: {
  label: string;
  columns: readonly GridColumn[];
  source: RowSource;
  onEdit: (edits: CellEdit[]) => void;
  /** Something a person should know, such as a paste that was cut. */
  onNotice: (sentence: string) => void;
  onFocus: (spot: Spot, row: GridRow | undefined) => void;
  /** Shown under the headers where there are no rows. */
  empty: ReactNode;
  ref?: Ref<GridHandle>;
}) {
  const { source, columns, onEdit, onNotice, onFocus } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const version = useSyncExternalStore(source.subscribe, source.version);
  const total = source.total();
  const size = useMemo(() => ({ rows: total ?? 0, columns: columns.length }), [total, columns]);

  const [selection, setSelection] = useState<Selection>(at({ row: 0, column: 0 }));
  const spot = clampSpot(selection.focus, size);
  const bounds = boundsOf({ anchor: clampSpot(selection.anchor, size), focus: spot });
  const focusedRow = spot.row === HEADER ? undefined : source.row(spot.row);

  const [editing, setEditing] = useState<Editing | null>(null);
  /** Beside the state, since leaving the field and its end come in one turn. */
  const open = useRef<Editing | null>(null);
  /** Whether the keyboard is in the grid; then the focus follows the selection. */
  const active = useRef(false);

  const { widths, startResize, resizing, resizeBy, resetWidth } = useColumnWidths(columns);
  const lefts = useMemo(() => {
    let left = NUMBER_WIDTH;
    return widths.map((width) => (left += width) - width);
    // eslint-disable-next-line
  }, [widths.join()]);
  const fullWidth = (lefts.at(-1) ?? NUMBER_WIDTH) + (widths.at(-1) ?? 0);

  const rowLines = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The focused row stays in the page when it is scrolled away, and the focus with it.
    rangeExtractor: useCallback((range: Range) => withPinned(range, spot.row), [spot.row]),
  });
  const columnLines = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 0,
    overscan: 3,
    rangeExtractor: useCallback((range: Range) => withPinned(range, spot.column), [spot.column]),
  });
  useLayoutEffect(() => columnLines.measure(), [columnLines, lefts]);
  const columnItems = columnLines.getVirtualItems();
  const shown = useMemo(
    () =>
      columnItems.flatMap(({ index }) => {
        const left = lefts[index];
        const width = widths[index];
        return left === undefined || width === undefined ? [] : [{ index, left, width }];
      }),
    // eslint-disable-next-line
    [columnItems, lefts],
  );

  const first = rowLines.range?.startIndex ?? 0;
  const last = rowLines.range?.endIndex ?? 0;
  useEffect(() => source.want(first, last), [source, first, last]);

  const reveal = useCallback(
    ({ row, column }: Spot) => {
      const view = scroller.current;
      if (view === null) return;
      const left = (lefts[column] ?? NUMBER_WIDTH) - NUMBER_WIDTH;
      view.scrollLeft = revealed(
        view.scrollLeft,
        view.clientWidth - NUMBER_WIDTH,
        left,
        widths[column] ?? 0,
      );
      if (row === HEADER) return;
      const height = view.clientHeight - HEAD_HEIGHT;
      view.scrollTop = revealed(view.scrollTop, height, row * ROW_HEIGHT, ROW_HEIGHT);
    },
    // eslint-disable-next-line
    [lefts],
  );
  const select = useCallback(
    (next: Selection) => {
      setSelection(next);
      reveal(next.focus);
    },
    [reveal],
  );

  const { paste, empty, fillDown } = useBlockEdits({ source, size, onEdit, onNotice });
  const copy = useCopy(source, onNotice);

  function startEdit(text: string | null): void {
    if (focusedRow === undefined) return;
    const before = focusedRow.cells[spot.column] ?? '';
    open.current = { key: focusedRow.key, ...spot, text: text ?? before, before };
    setSelection(at(spot));
    reveal(spot);
    setEditing(open.current);
  }
  const endEdit = useCallback(
    (end: EditEnd) => {
      const ended = open.current;
      if (ended === null) return;
      open.current = null;
      setEditing(null);
      if (end === 'stay') active.current = false;
      if (end !== 'cancel' && ended.text !== ended.before) {
        onEdit([{ key: ended.key, column: ended.column, text: ended.text }]);
      }
      const step = AFTER_EDIT[end];
      const next = { row: Math.max(0, spot.row + step.row), column: spot.column + step.column };
      if (end !== 'stay') select(at(clampSpot(next, size)));
    },
    [onEdit, select, size, spot.row, spot.column],
  );

  useHeldRow({
    source,
    row: spot.row,
    onMove: useCallback(
      (rows: number) => {
        setSelection((before) => shiftSelection(before, rows, size));
        if (scroller.current !== null) scroller.current.scrollTop += rows * ROW_HEIGHT;
      },
      [size],
    ),
    // What was typed belongs to the row that left the view, not to the one in its place.
    onGone: useCallback(() => endEdit('stay'), [endEdit]),
  });

  useLayoutEffect(() => {
    setSelection(at({ row: 0, column: 0 }));
    scroller.current?.scrollTo({ top: 0 });
  }, [source]);

  useLayoutEffect(() => {
    if (!active.current || editing !== null) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${spot.row}"][data-column="${spot.column}"]`,
    );
    if (cell && document.activeElement !== cell) cell.focus({ preventScroll: true });
  });
  useEffect(() => {
    const leave = (event: Event) => {
      if (!scroller.current?.contains(event.target as Node)) active.current = false;
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, []);

  useEffect(
    () => onFocus({ row: spot.row, column: spot.column }, focusedRow),
    [onFocus, spot.row, spot.column, focusedRow, version],
  );

  useImperativeHandle(
    props.ref,
    () => ({
      goTo(next) {
        active.current = true;
        select(at(next));
      },
      spot: () => spot,
    }),
    // eslint-disable-next-line
    [select, spot.row, spot.column],
  );

  function onKeyDown(event: KeyboardEvent): void {
    const pageRows = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1,
    );
    const command = commandOf(event, { anchor: selection.anchor, focus: spot }, size, pageRows);
    if (command === null) return;
    event.preventDefault();
    switch (command.do) {
      case 'select':
        return select(command.selection);
      case 'selectAll':
        return setSelection(command.selection);
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

  const dragging = useRef(false);
  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
    const number = rowNumberOf(event.target);
    if (number !== null) {
      active.current = true;
      const anchor = {
        row: event.shiftKey ? selection.anchor.row : number,
        column: size.columns - 1,
      };
      setSelection({ anchor, focus: { row: number, column: 0 } });
      return;
    }
    const pointed = spotOf(event.target);
    if (pointed === null) return;
    dragging.current = event.pointerType === 'mouse' && pointed.row !== HEADER;
    const extend = event.shiftKey && pointed.row !== HEADER && spot.row !== HEADER;
    setSelection({ anchor: extend ? selection.anchor : pointed, focus: pointed });
  }
  function onPointerMove(event: PointerEvent): void {
    if (!dragging.current) return;
    if ((event.buttons & 1) === 0) {
      dragging.current = false;
      return;
    }
    const pointed = spotOf(event.target);
    if (pointed === null || pointed.row === HEADER) return;
    if (pointed.row !== spot.row || pointed.column !== spot.column) {
      setSelection((before) => ({ ...before, focus: pointed }));
    }
  }

  const field = editing !== null &&
    (focusedRow === undefined || focusedRow.key === editing.key) && (
      <CellEditor
        label={`Edit ${columns[editing.column]?.header ?? ''}`}
        text={editing.text}
        onText={(text) => {
          if (open.current === null) return;
          open.current = { ...open.current, text };
          setEditing(open.current);
        }}
        onEnd={endEdit}
      />
    );

  return (
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
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={(event) => {
        const pointed = spotOf(event.target);
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
      <div role="presentation" style={{ width: fullWidth, minWidth: '100%' }}>
        <GridHead
          id={id}
          columns={columns}
          shown={shown}
          focus={spot.row === HEADER ? spot.column : null}
          resizing={resizing}
          startResize={startResize}
          resetWidth={resetWidth}
        />
        <div role="rowgroup" className={classes.rows} style={{ height: rowLines.getTotalSize() }}>
          {rowLines.getVirtualItems().map(({ index, start }) => {
            const within = bounds !== null && index >= bounds.top && index <= bounds.bottom;
            return (
              <GridLine
                key={index}
                id={`${id}-${index}`}
                index={index}
                top={start}
                row={source.row(index)}
                columns={shown}
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
      {total === 0 && <div className={classes.empty}>{props.empty}</div>}
      <VisuallyHidden id={`${id}-resize`}>Shift and the arrows change the width.</VisuallyHidden>
    </div>
  );
}

/** The range in sight and the one that has the focus, in order. */
function withPinned(range: Range, pinned: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (pinned < 0 || pinned >= range.count || inSight.includes(pinned)) return inSight;
  return [...inSight, pinned].sort((a, b) => a - b);
}

/** Where to scroll so that something at `start` is in sight, by the shortest way. */
function revealed(scroll: number, view: number, start: number, length: number): number {
  if (start < scroll) return start;
  if (start + length > scroll + view) return Math.min(start, start + length - view);
  return scroll;
}
