import { z } from 'zod';
import { DELIMITERS, TEXT_ENCODINGS } from './text-files.ts';

export const textEncoding = z.enum(TEXT_ENCODINGS);
export const delimiter = z.enum(DELIMITERS);

/** What a person decided about one sheet; what is absent is found out. */
export const sheetReading = z.object({
  /** Whether its rows are used, hidden or not. */
  use: z.enum(['read', 'leave']).optional(),
  /** Row number, as the spreadsheet shows it, of the first row of the header. */
  headerRow: z.int().positive().optional(),
  /** Rows that the header takes. */
  headerRows: z.int().min(1).max(3).optional(),
  /** Row number of the last row of the table. */
  lastRow: z.int().positive().optional(),
  hiddenRows: z.enum(['read', 'leave']).optional(),
  hiddenColumns: z.enum(['read', 'leave']).optional(),
});
export type SheetReading = z.infer<typeof sheetReading>;

/** What a person decided about how one file is read; what is absent is found out. */
export const fileReading = z.object({
  encoding: textEncoding.optional(),
  delimiter: delimiter.optional(),
  /** By the sheet's name in the file; a text file is one sheet of its own name. */
  sheets: z.record(z.string(), sheetReading).optional(),
  /** For all sheets, where `sheets` does not say otherwise. */
  everySheet: sheetReading.optional(),
  /** Names of the sheets that are used, hidden or not; all others are left. */
  onlySheets: z.array(z.string()).optional(),
});
export type FileReading = z.infer<typeof fileReading>;

/** By file name, without its folder; a second file of the same name is `rooms.csv (2)`. */
export const readings = z.record(z.string(), fileReading);
export type Readings = z.infer<typeof readings>;

/**
 * Something that reading had to decide and that a person may decide otherwise. `what` names the
 * setting of `FileReading` (where `sheet` is null) or of `SheetReading`.
 */
export const readDecision = z.object({
  /** File name without its folder, as in `Readings`. */
  file: z.string(),
  /** Name in the file; null where the whole file is meant. */
  sheet: z.string().nullable(),
  what: z.enum([
    'encoding',
    'delimiter',
    'use',
    'headerRow',
    'headerRows',
    'lastRow',
    'hiddenRows',
    'hiddenColumns',
  ]),
  /** As the setting takes it: `windows-1252`, `;`, `4`. */
  value: z.string(),
  /** For people: `Windows-1252`, `semicolon`, `row 4`. */
  shown: z.string(),
  /** Why, as one sentence for people. */
  evidence: z.string(),
  /** A person decided it. */
  chosen: z.boolean(),
  /** False where it might well be otherwise, so a person should look. */
  sure: z.boolean(),
  /** What else it could be, likeliest first; empty where any number of a row may be given. */
  others: z.array(z.object({ value: z.string(), shown: z.string() })),
});
export type ReadDecision = z.infer<typeof readDecision>;
