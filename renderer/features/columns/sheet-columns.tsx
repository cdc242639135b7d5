import { Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ColumnRow } from './column-row.tsx';
import { ColumnShaping } from './column-shaping.tsx';
import { columnsShaped, kindTitle, missingFields } from './columns-of-sheet.ts';
import { FillField } from './fill-field.tsx';
import { KeptShapings } from './kept-shapings.tsx';
import classes from './sheet-columns.module.css';
import { useShapings } from './use-shapings.ts';

type Sheet = Draft['sheets'][number];

/** The columns of a sheet below each other, in the order of the file. */
export function SheetColumns(props: {
  draft: Draft;
  sheet: Sheet;
  onChoose: (sheet: Sheet, index: number, field: FieldName | null) => void;
}) {
  const { draft, sheet } = props;
  const { job } = draft;
  const shapings = useShapings(draft);
  const [shaped, setShaped] = useState<number | null>(null);
  // Fields may be made of columns and constants; whether any is missing is for the program to say.
  const missing = draft.mappingProblem === null ? [] : missingFields(sheet, draft.shapings);
  const fed = columnsShaped(sheet, draft.shapings);
  const used = sheet.columns.filter(({ field, index }) => field !== null || fed.has(index)).length;
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
      {shapings.error !== null && (
        <CallTrouble title="The change was not kept" error={shapings.error} />
      )}
      <KeptShapings sheet={sheet.sheet} all={draft.shapings} shapings={shapings} />
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
            <Fragment key={column.index}>
              <ColumnRow
                column={column}
                kind={sheet.kind}
                onChoose={(field) => props.onChoose(sheet, column.index, field)}
                feeds={fed.has(column.index)}
                shaping={shaped === column.index}
                onShape={() => setShaped(shaped === column.index ? null : column.index)}
              />
              {shaped === column.index && (
                <Table.Tr>
                  <Table.Td colSpan={5} p={0}>
                    <ColumnShaping
                      job={job}
                      sheet={sheet}
                      column={column}
                      shapings={shapings}
                      onClose={() => setShaped(null)}
                    />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
      <FillField job={job} sheet={sheet} shapings={shapings} />
    </Panel>
  );
}
