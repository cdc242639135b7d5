import { Button, Text } from '@mantine/core';
import { HEADER } from '../../ui/grid/grid-range.ts';
import type { Spot } from '../../ui/grid/grid-range.ts';
import { WHOLE_ROW } from '../../ui/grid/grid-row.ts';
import type { CellMark, GridColumn, GridRow } from '../../ui/grid/grid-row.ts';
import { VisibleText } from '../../ui/visible-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './cell-details.module.css';

function Mark(props: { mark: CellMark; where?: string; onRepair?: (text: string) => void }) {
  const { mark, onRepair } = props;
  const { repair } = mark;
  const error = mark.severity === 'error';
  return (
    <li className={classes.problem}>
      <StatusMark
        status={error ? 'bad' : 'attention'}
        word={`${error ? 'Error' : 'Warning'}${props.where === undefined ? '' : ` in ${props.where}`}`}
        size="md"
      />
      <span>
        {mark.message} <strong>{mark.fix}</strong>
        {repair !== undefined && onRepair !== undefined && (
          <>
            {' '}
            <Button size="compact-xs" variant="default" onClick={() => onRepair(repair)}>
              Put <VisibleText text={repair} /> here
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

/** Everything that is known of the cell that has the focus, and of its row. */
export function CellDetails(props: {
  spot: Spot;
  row: GridRow | undefined;
  columns: readonly GridColumn[];
  /** Takes the repair of the focused cell. */
  onRepair: (text: string) => void;
}) {
  const { spot, row, columns } = props;
  const { header = '', use = null, help } = columns[spot.column] ?? {};
  if (row === undefined || spot.row === HEADER) {
    return (
      <section className={classes.details} aria-label="Focused cell" tabIndex={0}>
        <Text size="sm" c="dimmed">
          Go to a cell to see what is known of it. F8 goes to the next problem.
        </Text>
      </section>
    );
  }
  const here = row.marks.get(spot.column) ?? [];
  const ofRow = row.marks.get(WHOLE_ROW) ?? [];
  const others = [...row.marks].filter(
    ([column]) => column !== spot.column && column !== WHOLE_ROW,
  );
  const before = row.before[spot.column];
  const text = row.cells[spot.column] ?? '';
  return (
    <section className={classes.details} aria-label="Focused cell" tabIndex={0}>
      <p className={classes.place}>
        <strong>
          {header}, row {row.number}:
        </strong>{' '}
        {text === '' ? (
          <em>empty</em>
        ) : (
          <q className={classes.value}>
            <VisibleText text={text} />
          </q>
        )}
        {before !== undefined && (
          <span className={classes.before}>
            edited; the file had{' '}
            {before === '' ? (
              <em>nothing</em>
            ) : (
              <q>
                <VisibleText text={before} />
              </q>
            )}
          </span>
        )}
      </p>
      {here.length + ofRow.length + others.length === 0 ? (
        <StatusMark status="good" word="No problems in this row" size="md" />
      ) : (
        <ul className={classes.problems}>
          {here.map((mark) => (
            <Mark key={mark.code + mark.message} mark={mark} onRepair={props.onRepair} />
          ))}
          {ofRow.map((mark) => (
            <Mark key={mark.code + mark.message} mark={mark} where="the row" />
          ))}
          {others.flatMap(([column, marks]) =>
            marks.map((mark) => (
              <Mark
                key={`${column} ${mark.code} ${mark.message}`}
                mark={mark}
                where={columns[column]?.header ?? ''}
              />
            )),
          )}
        </ul>
      )}
      {row.shaped.length > 0 && (
        <p className={classes.help}>
          After the changes of values:{' '}
          {row.shaped.map(({ use: made, text: value }, index) => (
            <span key={made}>
              {index > 0 && ', '}
              {made} {value === '' ? <em>empty</em> : <q>{value}</q>}
            </span>
          ))}
        </p>
      )}
      {help !== undefined && (
        <p className={classes.help}>
          {use}: {help}
        </p>
      )}
    </section>
  );
}
