import { NativeSelect } from '@mantine/core';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { fieldsOf } from './columns-of-sheet.ts';

/** A field of the sheet, or none. What only exports write is not for anybody to fill. */
export function FieldSelect(props: {
  label: string;
  kind: SheetKind | null;
  /** The word for no field. */
  none: string;
  value: FieldName | null;
  onChange: (field: FieldName | null) => void;
}) {
  const fields = fieldsOf(props.kind).filter((use) => !use.hidden);
  return (
    <NativeSelect
      size="xs"
      label={props.label}
      value={props.value ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        props.onChange(fields.find((use) => use.field === value)?.field ?? null);
      }}
    >
      <option value="">{props.none}</option>
      {fields.map((use) => (
        <option key={use.field} value={use.field}>
          {use.title}
        </option>
      ))}
    </NativeSelect>
  );
}
