import type { FieldName } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { checkPlainName } from './check-name.ts';
import { report } from './draft.ts';
import type { Draft } from './draft.ts';
import { error } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** The value of a cell that the row cannot do without; '' after it was told that it is missing. */
export function required(draft: Draft, field: FieldName): string {
  const value = draft.values[field];
  if (value === undefined && !draft.refused.has(field)) report(draft, field, missing(draft, field));
  return value ?? '';
}

/** Says that the row has nothing under this title. */
export function missing(draft: Draft, field: FieldName): Finding {
  const title = sheetOf(draft.row.kind).fields.find((use) => use.field === field)?.title ?? field;
  return error(
    'cell.required',
    `The row has no value for ${title}.`,
    `Fill ${title}, or remove the row.`,
  );
}

/** Tells what the service would refuse of an address book's name. */
export function checkBookName(draft: Draft, field: FieldName, name: string): void {
  for (const finding of checkPlainName(name, 'An address book name')) {
    report(draft, field, finding, name);
  }
}
