import { Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { DataGrid } from '../../ui/grid/data-grid.tsx';
import type { GridHandle } from '../../ui/grid/data-grid.tsx';
import type { Spot } from '../../ui/grid/grid-range.ts';
import type { GridRow } from '../../ui/grid/grid-row.ts';
import { CellDetails } from './cell-details.tsx';
import classes from './check-stage.module.css';
import { findProblem } from './find-problem.ts';
import { gridColumns } from './grid-row-of.ts';
import type { DraftSheet } from './grid-row-of.ts';
import { FilterBar } from './filter-bar.tsx';
import { EVERYTHING, isFiltered } from './row-filter.ts';
import type { RowFilter } from './row-filter.ts';
import type { useDraftEdits } from './use-draft-edits.ts';
import type { RowSource } from '../../ui/grid/row-source.ts';
import { useCheckKeys } from './use-check-keys.ts';

function NoRows({ filter }: { filter: RowFilter }) {
  const problems = filter.text === '' && filter.only !== 'edited' && isFiltered(filter);
  return (
    <Text size="sm">
      {filter.text === '' && filter.only === 'edited'
        ? 'No cell of this sheet was edited.'
        : problems
          ? 'No problems left in this view.'
          : isFiltered(filter)
            ? 'No rows match.'
            : 'This sheet has no rows.'}
    </Text>
  );
}

/** One sheet in the grid, with its filters above and the focused cell below. */
export function SheetEditor(props: {
  sheet: DraftSheet;
  /** How many the sheet has, whatever the filter. */
  rows: number;
  source: RowSource;
  edits: ReturnType<typeof useDraftEdits>;
  filter: RowFilter;
  /** What is typed into the search, of which the filter follows a little later. */
  text: string;
  onText: (text: string) => void;
  onFilter: (filter: RowFilter) => void;
  notice: string;
  onNotice: (sentence: string) => void;
}) {
  const { sheet, source, filter, edits, onNotice } = props;
  const announce = useAnnounce();
  const grid = useRef<GridHandle>(null);
  const columns = useMemo(() => gridColumns(sheet), [sheet]);
  useSyncExternalStore(source.subscribe, source.version);
  const total = source.total();
  const trouble = source.trouble();

  const [focus, setFocus] = useState<{ spot: Spot; row: GridRow | undefined }>({
    spot: { row: 0, column: 0 },
    row: undefined,
  });
  const onFocus = useCallback(
    (spot: Spot, row: GridRow | undefined) => setFocus({ spot, row }),
    [],
  );

  const shown =
    total === null
      ? 'Reading rows…'
      : isFiltered(filter)
        ? `${formatCount(total)} of ${countOf(props.rows, 'row')}`
        : countOf(total, 'row');
  const filtered = isFiltered(filter) && total !== null ? shown : null;
  useEffect(() => {
    if (filtered !== null) announce(`Showing ${filtered}.`);
  }, [announce, filtered]);

  const searching = useRef(false);
  async function goToProblem(forward: boolean): Promise<void> {
    if (searching.current) return;
    searching.current = true;
    const view = { total: source.total() ?? 0, rows: source.rows };
    const from = grid.current?.spot() ?? { row: 0, column: 0 };
    try {
      const found = await findProblem(view, from, forward);
      if (found === null) onNotice('There is no problem in these rows.');
      else grid.current?.goTo(found);
    } catch (error) {
      onNotice(error instanceof Error ? error.message : String(error));
    } finally {
      searching.current = false;
    }
  }
  useCheckKeys({
    undo: () => edits.step('rows.undo'),
    redo: () => edits.step('rows.redo'),
    problem: (forward) => void goToProblem(forward),
  });

  return (
    <div className={classes.sheet}>
      <FilterBar
        only={filter.only}
        onOnly={(only) => props.onFilter({ ...filter, only })}
        text={props.text}
        onText={props.onText}
        shown={shown}
        onAll={isFiltered(filter) ? () => props.onFilter(EVERYTHING) : null}
      />
      {trouble !== null && (
        <CallTrouble
          title="The rows could not be read"
          error={{ message: trouble }}
          retry={source.refresh}
        />
      )}
      <div className={classes.grid}>
        <DataGrid
          key={sheet.sheet}
          ref={grid}
          label={`Rows of ${sheet.sheet}`}
          columns={columns}
          source={source}
          onEdit={edits.edit}
          onNotice={onNotice}
          onFocus={onFocus}
          empty={<NoRows filter={filter} />}
        />
      </div>
      <Text size="xs" c="dimmed" className={classes.notice}>
        {edits.waiting > 0 ? 'Checking again…' : props.notice}
      </Text>
      <CellDetails
        spot={focus.spot}
        row={focus.row}
        columns={columns}
        onRepair={(repaired) => {
          const { row, spot } = focus;
          if (row === undefined) return;
          edits.edit([{ key: row.key, column: spot.column, text: repaired }]);
          // Its button goes with the problem.
          grid.current?.goTo(spot);
        }}
      />
    </div>
  );
}
