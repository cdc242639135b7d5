import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { fieldName } from '../../shared/domain/fields.ts';
import { sheetKind } from '../../shared/domain/kinds.ts';

/** Values of rows by their number, each by field; lists are joined with `; `. */
const rowValues = z.record(z.string(), z.partialRecord(fieldName, z.string()));

const expectedSheet = z.strictObject({
  /** Null: the sheet is left out. */
  kind: sheetKind.nullable(),
  /** Numbers of the rows that the header takes; none where there is no header. */
  header: z.array(z.int()),
  /** How many rows are checked. */
  rows: z.int(),
  /** Every column that feeds a field, by its header. */
  columns: z.record(z.string(), fieldName),
  values: rowValues,
  /** What a person gets with `--repair`, for rows that it changes. */
  repaired: rowValues.optional(),
  /** Rows that hold something and are neither header nor read: titles, notes, totals, signatures. */
  left: z.array(z.int()),
  /** Columns that are told to be about guests, patients or residents. */
  personal: z.array(z.string()).optional(),
  /** All that a person may decide otherwise about the sheet. */
  decisions: z.record(z.string(), z.string()),
  notes: z.array(z.string()),
  /** `error 7 Extension extension.not-digits`; row 0 is the whole sheet, - the whole row. */
  problems: z.array(z.string()),
});
export type ExpectedSheet = z.infer<typeof expectedSheet>;

const expectedFile = z.strictObject({
  /** The program that wrote the file, or whose files it is made after. */
  writer: z.string(),
  language: z.enum(['en', 'fr', 'de', 'es', 'it', 'ja', '-']),
  /** What is particular about the file, in a few words. */
  trait: z.string(),
  country: z.string().optional(),
  vertical: z.enum(['hospitality', 'healthcare', 'senior-living']).optional(),
  /** Words that the sentence must hold with which the whole file is refused. */
  refused: z.array(z.string()).optional(),
  /** Encoding and delimiter of a text file. */
  text: z.record(z.string(), z.string()).optional(),
  /** Decisions at which a person should look, since they might well be otherwise. */
  unsure: z.array(z.string()).optional(),
  /** Notes that speak of no sheet. */
  notes: z.array(z.string()).optional(),
  sheets: z.record(z.string(), expectedSheet).optional(),
  /** What the program does instead of what stands here, and why that is not silently wrong. */
  known: z.strictObject({ why: z.string(), refused: z.array(z.string()) }).optional(),
});
export type ExpectedFile = z.infer<typeof expectedFile>;

export const FILES = new URL('./files/', import.meta.url);

/** Every file of the corpus with what must come out of it, by name. */
export function corpus(): { name: string; expected: ExpectedFile }[] {
  const names = readdirSync(FILES);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name: name.slice(0, -'.json'.length),
      expected: expectedFile.parse(JSON.parse(readFileSync(new URL(name, FILES), 'utf8'))),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Files that lie there without saying what must come out of them, and the other way round. */
export function strays(): string[] {
  const names = new Set(readdirSync(FILES));
  return [...names].filter((name) =>
    name.endsWith('.json') ? !names.has(name.slice(0, -5)) : !names.has(`${name}.json`),
  );
}
