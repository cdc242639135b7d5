import { z } from 'zod';
import { fieldName } from './fields.ts';

/**
 * Something wrong with a cell or a row. An error is only what the service would refuse
 * or Bellhop cannot decide; everything else is a warning.
 */
export const problem = z.object({
  sheet: z.string(),
  /** Row number as the spreadsheet shows it; 0 where the whole sheet is meant. */
  row: z.int().nonnegative(),
  /** Header of the column, or null where the whole row is meant. */
  column: z.string().nullable(),
  field: fieldName.nullable(),
  severity: z.enum(['error', 'warning']),
  /** Stable, for machines: `phone.not-e164`. */
  code: z.string(),
  /** What was found in the cell, as shown. */
  found: z.string(),
  /** What the file has there, where a shaping made `found` of it. */
  cell: z.string().optional(),
  /** What is wrong, in one sentence. */
  message: z.string(),
  /** What to do, in one sentence. */
  fix: z.string(),
  /** Text for the cell that puts back what was typed, where nothing of it was lost; it needs consent. */
  repair: z.string().optional(),
  /** Rooms of the property that may be meant, by path and likeliest first, where the cell names none or several. */
  near: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;
