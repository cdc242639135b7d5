import { Menu, Text, UnstyledButton } from '@mantine/core';
import type { SheetPreviewView } from '../../../shared/contract/calls/drafts.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { signsIn } from '../../ui/visible-signs.ts';
import { SignLegend, VisibleText } from '../../ui/visible-text.tsx';
import { PART_WORDS, choicesAt, letterOf, shortened, widthOf } from './preview-rows.ts';
import type { PreviewRow, RowChoice } from './preview-rows.ts';
import classes from './sheet-preview.module.css';

/** How a sheet begins and ends, as its file has it, with what its rows were taken for. */
export function SheetPreview(props: {
  sheet: string;
  preview: SheetPreviewView;
  /** False: whatever its rows are, none of them is used. */
  used: boolean;
  /** First row of the header; null where there is none. */
  header: number | null;
  busy: boolean;
  onChoose: (choice: RowChoice) => void;
}) {
  const { preview, sheet } = props;
  const rows = [...preview.first, ...preview.last];
  const { all, drawn } = widthOf(rows);
  const between = preview.total - rows.length;
  const line = (row: PreviewRow) => (
    <Line
      key={row.number}
      row={props.used ? row : { ...row, part: 'left' }}
      columns={drawn}
      choices={choicesAt(row.number, props.header)}
      busy={props.busy}
      onChoose={props.onChoose}
    />
  );
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The sheet holds nothing.
      </Text>
    );
  }
  return (
    <div>
      <div
        className={classes.frame}
        role="group"
        aria-label={`${sheet} as the file has it`}
        tabIndex={0}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.place}>
                Row
              </th>
              {Array.from({ length: drawn }, (_, column) => (
                <th key={column} scope="col">
                  {letterOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.first.map(line)}
            {between > 0 && (
              <tr className={classes.gap}>
                <td colSpan={drawn + 1}>… {countOf(between, 'more row')} …</td>
              </tr>
            )}
            {preview.last.map(line)}
          </tbody>
        </table>
      </div>
      <div className={classes.below}>
        <SignLegend
          signs={signsIn(rows.flatMap(({ cells }) => cells.slice(0, drawn).map(shortened)))}
        />
        <Text size="xs" c="dimmed">
          {countOf(preview.total, 'row')} with something in {preview.total === 1 ? 'it' : 'them'};
          empty ones are not shown.
          {all > drawn && ` ${formatCount(all - drawn)} more columns are to the right.`}
        </Text>
      </div>
    </div>
  );
}

function Line(props: {
  row: PreviewRow;
  columns: number;
  choices: readonly RowChoice[];
  busy: boolean;
  onChoose: (choice: RowChoice) => void;
}) {
  const { row } = props;
  const part = PART_WORDS[row.part];
  return (
    <tr className={classes.row} data-part={row.part}>
      <th scope="row" className={classes.place}>
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <UnstyledButton
              className={classes.menu}
              disabled={props.busy}
              aria-label={`Row ${row.number}, ${part}: decide what it is`}
            >
              <span className={classes.number}>{row.number}</span>
              <span className={classes.part}>{part}</span>
              <Icon name="down" size={11} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {props.choices.map((choice) => (
              <Menu.Item key={choice.what} onClick={() => props.onChoose(choice)}>
                {choice.words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </th>
      {Array.from({ length: props.columns }, (_, column) => (
        <td key={column} className={classes.cell}>
          <VisibleText text={shortened(row.cells[column] ?? '')} />
        </td>
      ))}
    </tr>
  );
}
