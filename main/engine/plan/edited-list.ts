import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { readList } from '../understand/lists.ts';
import type { ProblemSink } from './row-problem.ts';
import { editOf } from './wishes.ts';

/**
 * What a list cell adds, or null after it was told that it would remove something. A plain file's list
 * adds; an exported row's list is the whole, so what it lost would have to be removed.
 */
export function additionsOf(
  row: ValidRow,
  field: FieldName,
  value: string[] | 'clear' | undefined,
  sink: ProblemSink,
): string[] | null {
  const edit = editOf(row);
  if (value === undefined || (edit && !edit.fields.has(field))) return [];
  const before = readList(edit?.baseline[field] ?? '').values;
  if (value === 'clear') {
    refuseRemoval(row, field, '(clear)', before, sink);
    return null;
  }
  if (!edit) return value;
  const now = new Set(value.map(nameKey));
  const lost = before.filter((item) => !now.has(nameKey(item)));
  if (lost.length > 0) {
    refuseRemoval(row, field, value.join('; '), lost, sink);
    return null;
  }
  const had = new Set(before.map(nameKey));
  return value.filter((item) => !had.has(nameKey(item)));
}

/** Says that a cell asks for a removal, which this version does not carry out. */
export function refuseRemoval(
  row: ValidRow,
  field: FieldName,
  found: string,
  lost: readonly string[],
  sink: ProblemSink,
): void {
  sink.add(row, {
    code: 'removal.not-available',
    field,
    found,
    message:
      lost.length > 0
        ? `This would remove ${lost.join(', ')}, and this version of Bellhop removes nothing.`
        : 'This asks for a removal, and this version of Bellhop removes nothing.',
    fix: 'Put back what was there, and remove it in the console.',
  });
}

/** Says that an exported row was edited in a way that would move its object. */
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
    message: `${found === '' ? 'This edit' : `"${found}"`} would move what was exported, and this version of Bellhop does not move.`,
    fix: 'Put back the exported value; for a new entry add a row of its own.',
  });
}
