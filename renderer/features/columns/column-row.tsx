import { Button, NativeSelect, Table, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { FillBar } from '../../ui/fill-bar.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { Status } from '../../ui/status-mark.tsx';
import classes from './column-row.module.css';
import { fieldsOf, sureness } from './columns-of-sheet.ts';

type Column = Draft['sheets'][number]['columns'][number];

const SURE: Record<ReturnType<typeof sureness>, Status> = {
  certain: 'good',
  likely: 'good',
  'a guess': 'attention',
};

/** One column: what it holds, what it is taken for, and why. */
export function ColumnRow(props: {
  column: Column;
  kind: SheetKind | null;
  onChoose: (field: FieldName | null) => void;
  /** It is split or joined, and so used without being a field itself. */
  feeds: boolean;
  /** Whether the form that changes its values stands below. */
  shaping: boolean;
  onShape: () => void;
}) {
  const { column } = props;
  const [anyway, setAnyway] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(props.shaping);
  useEffect(() => {
    // The form is gone and with it what had the focus: it goes back to where the form was opened.
    if (wasOpen.current && !props.shaping) opener.current?.focus();
    wasOpen.current = props.shaping;
  }, [props.shaping]);
  const { personal } = column;
  const kept = personal !== null && column.field === null && !anyway;
  const sure = sureness(column.score);
  return (
    <Table.Tr
      data-skipped={(column.field === null && !props.feeds) || undefined}
      className={classes.row}
    >
      <Table.Th scope="row" className={classes.name}>
        <LongText text={column.column} />
      </Table.Th>
      <Table.Td>
        <FillBar share={column.filled} what={column.column} />
      </Table.Td>
      <Table.Td>
        {column.samples.length === 0 ? (
          <Text size="sm" c="dimmed">
            empty
          </Text>
        ) : (
          <ul className={classes.samples}>
            {column.samples.map((sample, index) => (
              <li key={index}>
                <LongText text={sample} mono />
              </li>
            ))}
          </ul>
        )}
      </Table.Td>
      <Table.Td>
        {kept ? (
          <Button
            size="xs"
            variant="default"
            aria-label={`Use ${column.column} anyway`}
            onClick={() => setAnyway(true)}
          >
            Use anyway…
          </Button>
        ) : (
          <FieldChoice column={column} kind={props.kind} onChoose={props.onChoose} />
        )}
        <Button
          ref={opener}
          size="compact-xs"
          variant="subtle"
          aria-expanded={props.shaping}
          aria-label={`Change the values of ${column.column}`}
          onClick={props.onShape}
        >
          Change values…
        </Button>
      </Table.Td>
      <Table.Td>
        {personal !== null && (
          <>
            <StatusMark size="md" status="attention" word="About guests or patients" />
            <Text size="xs" className={classes.reason}>
              {personal}
            </Text>
          </>
        )}
        {column.field === null ? (
          <StatusMark
            size="md"
            status={props.feeds ? 'good' : 'idle'}
            word={props.feeds ? 'in a change' : 'Left out'}
          />
        ) : (
          <StatusMark size="md" status={SURE[sure]} word={sure} />
        )}
        <Text size="xs" c="dimmed" className={classes.reason}>
          {column.reason}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function FieldChoice(props: {
  column: Column;
  kind: SheetKind | null;
  onChoose: (field: FieldName | null) => void;
}) {
  const { column } = props;
  const fields = fieldsOf(props.kind);
  return (
    <NativeSelect
      aria-label={`Use ${column.column} as`}
      value={column.field ?? ''}
      onChange={(event) => {
        const chosen = fields.find((use) => use.field === event.currentTarget.value);
        props.onChoose(chosen?.field ?? null);
      }}
    >
      <option value="">Leave out</option>
      <optgroup label="Fields">
        {fields
          .filter((use) => !use.hidden)
          .map((use) => (
            <option key={use.field} value={use.field}>
              {use.title}
            </option>
          ))}
      </optgroup>
      <optgroup label="Written by exports">
        {fields
          .filter((use) => use.hidden)
          .map((use) => (
            <option key={use.field} value={use.field}>
              {use.title}
            </option>
          ))}
      </optgroup>
    </NativeSelect>
  );
}
