import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { readList } from '../understand/lists.ts';
import type { ProblemSink } from './row-problem.ts';
import { editOf } from './wishes.ts';

/** What a list cell adds and takes away. */
export type ListEdit = {
  added: string[];
  removed: string[];
  /** `(clear)` in a plain file: whatever there is goes. */
  all: boolean;
  /** What the export had, where `(clear)` took all of it; what is live besides is a colleague's. */
  exported: string[] | null;
};

/**
 * A plain file's list adds, and `(clear)` takes all. An exported row's list is the whole: what it lost
 * is taken away, and `(clear)` takes what the export had.
 */
export function readListEdit(
  row: ValidRow,
  field: FieldName,
  value: string[] | 'clear' | undefined,
): ListEdit {
  const edit = editOf(row);
  const nothing: ListEdit = { added: [], removed: [], all: false, exported: null };
  if (value === undefined || (edit && !edit.fields.has(field))) return nothing;
  if (!edit) return value === 'clear' ? { ...nothing, all: true } : { ...nothing, added: value };
  const before = [...readList(edit.baseline[field] ?? '').values];
  if (value === 'clear') return { ...nothing, removed: before, exported: before };
  const now = new Set(value.map(nameKey));
  const had = new Set(before.map(nameKey));
  return {
    ...nothing,
    added: value.filter((item) => !had.has(nameKey(item))),
    removed: before.filter((item) => !now.has(nameKey(item))),
  };
}

/** Says that an exported row was edited so that it would mean another object. */
export function refuseMove(
  row: ValidRow,
  field: FieldName,
  found: string,
  sink: ProblemSink,
): void {
  sink.add(row, {
    code: 'move.not-available',
    field,
    found,
    message: `${found === '' ? 'This edit' : `"${found}"`} would make the row of an export mean another room.`,
    fix: 'Put back the exported value; for another room add a row of its own.',
  });
}
