import { z } from 'zod';
import { fieldName } from './fields.ts';
import { sheetKind } from './kinds.ts';

/** Which field a column feeds, and why. `field` null: the column is skipped. */
export const columnMapping = z.object({
  sheet: z.string(),
  /** Header text; a column letter in brackets where the header is empty. */
  column: z.string(),
  /** Position of the column, from 0. */
  index: z.int().nonnegative(),
  field: fieldName.nullable(),
  /** 0 to 1; 1 is certain (an exact header, or the person's own choice). */
  score: z.number(),
  /** One short sentence for people. */
  reason: z.string(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/** `kind` null: the sheet is of no known kind and is left out, which `reason` says. */
export const sheetMapping = z.object({
  sheet: z.string(),
  kind: sheetKind.nullable(),
  reason: z.string(),
  columns: z.array(columnMapping),
});
export type SheetMapping = z.infer<typeof sheetMapping>;
