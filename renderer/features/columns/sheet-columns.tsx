import { Table, Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { countOf } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ColumnRow } from './column-row.tsx';
import { kindTitle, missingFields } from './columns-of-sheet.ts';
import classes from './sheet-columns.module.css';

type Sheet = Draft['sheets'][number];

/** The columns of a sheet below each other, in the order of the file. */
export function SheetColumns(props: {
  sheet: Sheet;
  onChoose: (sheet: Sheet, index: number, field: FieldName | null) => void;
}) {
  const { sheet } = props;
  const missing = missingFields(sheet);
  const used = sheet.columns.filter((column) => column.field !== null).length;
  return (
    <Panel
      title={sheet.sheet}
      aside={
        <Text size="sm" c="dimmed">
          {used} of {countOf(sheet.columns.length, 'column')} used · {countOf(sheet.rows, 'row')}
        </Text>
      }
      lead={`Read as ${kindTitle(sheet.kind)}. ${sheet.reason}`}
      flush
    >
      {missing.length > 0 && (
        <ul className={classes.missing} aria-label="Needed and not fed by any column">
          {missing.map((fields) => (
            <li key={fields}>
              <StatusMark status="bad" size="md" word={`${fields} is needed`} />
            </li>
          ))}
        </ul>
      )}
      <Table className={classes.table} horizontalSpacing="lg" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.column}>Column in the file</Table.Th>
            <Table.Th className={classes.filled}>Filled</Table.Th>
            <Table.Th className={classes.samples}>Examples</Table.Th>
            <Table.Th className={classes.field}>Used as</Table.Th>
            <Table.Th>Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sheet.columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              kind={sheet.kind}
              onChoose={(field) => props.onChoose(sheet, column.index, field)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
