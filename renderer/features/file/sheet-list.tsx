import { Table, Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import { formatCount } from '../../ui/format.ts';
import { LongText } from '../../ui/long-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './sheet-list.module.css';

type Sheet = Draft['sheets'][number];

/** Each sheet with what it was taken for, those that are left out too. */
export function SheetList(props: { sheets: readonly Sheet[] }) {
  return (
    <Table className={classes.table} horizontalSpacing="lg" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.name}>Sheet</Table.Th>
          <Table.Th className={classes.kind}>Read as</Table.Th>
          <Table.Th className={classes.number}>Rows</Table.Th>
          <Table.Th className={classes.number}>Columns used</Table.Th>
          <Table.Th>Why</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.sheets.map((sheet) => (
          <SheetRow key={sheet.sheet} sheet={sheet} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function SheetRow(props: { sheet: Sheet }) {
  const { sheet } = props;
  const title = SHEETS.find((use) => use.kind === sheet.kind)?.title;
  const used = sheet.columns.filter((column) => column.field !== null).length;
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.sheet}>
        <LongText text={sheet.sheet} />
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
        {title === undefined ? '–' : `${used} of ${sheet.columns.length}`}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" className={classes.reason}>
          {sheet.reason}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
