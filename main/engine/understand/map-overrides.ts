import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { columnIndex } from './column-letter.ts';

/**
 * The person's own word that a column feeds a field. `column` is a header (case ignored) or the letter
 * of a column; `Sheet.Column` names one sheet.
 */
export type MapOverride = { field: FieldName; column: string };

/** Chosen fields by position of the column, for each sheet by name; null leaves the column out. */
export type Choices = Map<string, Map<number, FieldName | null>>;

/** Finds the columns that the choices mean; the failure is one sentence. */
export function placeOverrides(
  sheets: readonly SourceSheet[],
  overrides: readonly MapOverride[],
): Result<Choices, string> {
  const choices: Choices = new Map(sheets.map((sheet) => [sheet.name, new Map()]));
  for (const override of overrides) {
    const placed = sheets.flatMap((sheet) =>
      columnsOf(sheet, override.column).map((index) => ({ sheet, index })),
    );
    const named = `--map ${override.field}=${override.column}`;
    if (placed.length === 0) {
      return fail(`${named} names no column; give a header or a column letter of the file.`);
    }
    const twice = placed.find(
      (one) => placed.filter((other) => other.sheet === one.sheet).length > 1,
    );
    if (twice) {
      return fail(
        `${named} fits two columns of sheet ${twice.sheet.name}; give the letter of the column.`,
      );
    }
    const byLetter = placed.every(
      ({ sheet, index }) => !sameText(sheet.headers[index], override.column),
    );
    if (byLetter && placed.length > 1) {
      return fail(
        `${named} fits several sheets; name one, as in ${override.field}=${placed[0]?.sheet.name}.${override.column}.`,
      );
    }
    for (const { sheet, index } of placed) choices.get(sheet.name)?.set(index, override.field);
  }
  return ok(choices);
}

/** Choices that mean something on a sheet of this kind. */
export function choicesFor(
  kind: SheetKind,
  choices: ReadonlyMap<number, FieldName | null> | undefined,
): Map<number, FieldName | null> {
  const fields: (FieldName | null)[] = [null, ...sheetOf(kind).fields.map((use) => use.field)];
  return new Map([...(choices ?? [])].filter(([, field]) => fields.includes(field)));
}

/** Positions of the columns that a header, a column letter or `Sheet.Column` names. */
export function columnsOf(sheet: Pick<SourceSheet, 'name' | 'headers'>, column: string): number[] {
  const inSheet = withoutSheet(sheet, column);
  for (const text of inSheet === null ? [column] : [column, inSheet]) {
    const byHeader = sheet.headers.flatMap((header, index) =>
      sameText(header, text) ? [index] : [],
    );
    if (byHeader.length > 0) return byHeader;
  }
  const index = columnIndex(inSheet ?? column);
  return index !== null && index < sheet.headers.length ? [index] : [];
}

/** The part behind `Sheet.` where the text begins with this sheet's name. */
function withoutSheet(sheet: Pick<SourceSheet, 'name'>, column: string): string | null {
  const prefix = `${sheet.name}.`;
  return sameText(column.slice(0, prefix.length), prefix) ? column.slice(prefix.length) : null;
}

/** Case and the kind of blank do not count: a header of two lines is named on one. */
function sameText(a: string | undefined, b: string): boolean {
  return a !== undefined && plain(a) === plain(b);
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
