import { Button, Table, Text } from '@mantine/core';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import { formatCount } from '../../ui/format.ts';
import { LongText } from '../../ui/long-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './sheet-list.module.css';
import { keyOf, unsureOf } from './sheets-read.ts';
import type { SheetRead } from './sheets-read.ts';

/** Each sheet with what it was taken for, those that are left out too; one of them is looked at. */
export function SheetList(props: {
  sheets: readonly SheetRead[];
  /** The one that is looked at. */
  shown: string;
  onShow: (key: string) => void;
}) {
  return (
    <Table className={classes.table} horizontalSpacing="lg" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.name}>Sheet</Table.Th>
          <Table.Th className={classes.kind}>Read as</Table.Th>
          <Table.Th className={classes.number}>Rows</Table.Th>
          <Table.Th className={classes.number}>Columns used</Table.Th>
          <Table.Th>Why</Table.Th>
          <Table.Th className={classes.look}>How it is read</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.sheets.map((sheet) => (
          <SheetRow
            key={keyOf(sheet)}
            sheet={sheet}
            shown={keyOf(sheet) === props.shown}
            onShow={() => props.onShow(keyOf(sheet))}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function SheetRow(props: { sheet: SheetRead; shown: boolean; onShow: () => void }) {
  const { sheet } = props;
  const title = SHEETS.find((use) => use.kind === sheet.kind)?.title;
  const unsure = unsureOf(sheet.decisions);
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.sheet}>
        <LongText text={sheet.name} />
        {sheet.inFile !== sheet.file && (
          <Text component="div" size="xs" c="dimmed">
            <LongText text={sheet.file} />
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        {title === undefined ? (
          <StatusMark size="md" status="attention" word="Left out" />
        ) : (
          <StatusMark size="md" status="good" word={title} />
        )}
      </Table.Td>
      <Table.Td className={classes.number}>{formatCount(sheet.rows)}</Table.Td>
      <Table.Td className={classes.number}>
        {title === undefined ? '–' : `${sheet.columnsUsed} of ${sheet.columns}`}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" className={classes.reason}>
          {sheet.reason}
        </Text>
      </Table.Td>
      <Table.Td>
        {unsure > 0 && <StatusMark status="attention" word={`${unsure} to look at`} />}
        <Button
          size="compact-sm"
          variant={props.shown ? 'light' : 'default'}
          aria-pressed={props.shown}
          aria-label={`Show how ${sheet.name} is read`}
          onClick={props.onShow}
        >
          {props.shown ? 'Shown below' : 'Show'}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
