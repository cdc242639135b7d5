import { z } from 'zod';
import { fieldName } from './fields.ts';

// What exports note of a row is theirs alone.
const field = fieldName.exclude(['bellhopId', 'bellhopBaseline']);
/** At a text, at every run of blanks, or behind so many characters; before the last so many where negative. */
const splitBy = z.union([
  z.object({ text: z.string().min(1).max(20) }),
  z.literal('blank'),
  z.object({ position: z.int().min(-100).max(100) }),
]);
export type SplitBy = z.infer<typeof splitBy>;

const constant = { do: z.literal('constant'), field, value: z.string().min(1).max(1000) };
const split = {
  do: z.literal('split'),
  by: splitBy,
  /** One for each part, null where a part is not used. */
  into: z.array(field.nullable()).min(2).max(8),
  /** Who takes what is left of a cell with more parts than fields; with none such a cell is an error. */
  rest: z.enum(['first', 'last', 'none']).default('none'),
};
const join = { do: z.literal('join'), with: z.string().max(20), field };
const turn = { do: z.literal('turn'), field, at: z.string().min(1).max(20) };
const values = {
  do: z.literal('values'),
  field,
  pairs: z
    .array(z.object({ from: z.string().min(1).max(1000), to: z.string().max(1000) }))
    .min(1)
    .max(5000),
  /** What becomes of a value that no pair names. */
  other: z.enum(['keep', 'empty', 'error']).default('keep'),
};
const affix = {
  do: z.literal('affix'),
  field,
  /** Taken away at the beginning, else at the end, whatever its case; empty: nothing. */
  strip: z.string().max(100).default(''),
  /** Put before what is left; empty: nothing. */
  prefix: z.string().max(100).default(''),
};

const sheet = z.string();
const index = z.int().nonnegative();
/**
 * One change on the way from the cells of a sheet to its fields. Columns are positions from 0.
 * Whatever the order in which they are given, they are done in this one: cells are split and joined,
 * names turned, values replaced, affixes stripped and put, and constants fill what is still empty.
 * The cells of the file stay as they are.
 */
export const shaping = z.discriminatedUnion('do', [
  z.object({ ...constant, sheet }),
  z.object({ ...split, sheet, column: index }),
  z.object({ ...join, sheet, columns: z.array(index).min(2).max(8) }),
  z.object({ ...turn, sheet }),
  z.object({ ...values, sheet }),
  z.object({ ...affix, sheet }),
]);
export type Shaping = z.infer<typeof shaping>;
export type ShapingOf<D extends Shaping['do']> = Extract<Shaping, { do: D }>;

const anySheet = z.string().nullable().default(null);
/** As a person asks for it: columns by header or letter, and without a sheet wherever it fits. */
export const shapingWish = z.discriminatedUnion('do', [
  z.object({ ...constant, sheet: anySheet }),
  z.object({ ...split, sheet: anySheet, column: z.string().min(1) }),
  z.object({ ...join, sheet: anySheet, columns: z.array(z.string().min(1)).min(2).max(8) }),
  z.object({ ...turn, sheet: anySheet }),
  z.object({ ...values, sheet: anySheet }),
  z.object({ ...affix, sheet: anySheet }),
]);
export type ShapingWish = z.infer<typeof shapingWish>;

/** A column as it is found again in another file: its header, and which of those that have it, from 0. */
export const columnRef = z.object({ header: z.string(), nth: z.int().nonnegative() });
export type ColumnRef = z.infer<typeof columnRef>;

/** As a recipe keeps it. */
export const keptShaping = z.discriminatedUnion('do', [
  z.object(constant),
  z.object({ ...split, column: columnRef }),
  z.object({ ...join, columns: z.array(columnRef).min(2).max(8) }),
  z.object(turn),
  z.object(values),
  z.object(affix),
]);
export type KeptShaping = z.infer<typeof keptShaping>;

/** What a shaping does to a sheet, with what it comes to. */
export const shapingReport = z.object({
  shaping,
  /** One sentence for people. */
  words: z.string(),
  /** Rows in which it made something else of the cells. */
  rows: z.int(),
  examples: z.array(z.object({ row: z.int(), before: z.string(), after: z.string() })),
});
export type ShapingReport = z.infer<typeof shapingReport>;
