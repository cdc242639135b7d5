import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fieldName } from '../../../shared/domain/fields.ts';
import { sheetKind } from '../../../shared/domain/kinds.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';

/** Languages of the labelled sheets; each has a file of its name here, one sheet a line. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'ja'] as const;

const labelledSheet = z.object({
  sheet: z.string(),
  /** What kind of site or machine writes such a sheet. */
  from: z.string(),
  /** What a person would take the sheet for; null: nothing that Bellhop reads. */
  kind: sheetKind.nullable(),
  /** `field`: what a person would take the column for; null: nothing that Bellhop reads. */
  columns: z.array(
    z.object({ header: z.string(), field: fieldName.nullable(), cells: z.array(z.string()) }),
  ),
});

/**
 * `tuning`: may be looked at while words and weights are chosen; `held out`: measured only;
 * `published`: headers as makers of PBXs, hotel systems and address books document them, collected
 * after the words were chosen. `lot 3`: such headers and those of registers, schools and lists of
 * staff and guests, collected and labelled by somebody who had not seen the mapper, in halves.
 * `lot 4` and `lot 5`: labelled by the same person once the mapper was tuned for the lot before.
 */
export const HALVES = [
  'tuning',
  'held out',
  'published',
  'lot 3 tuning',
  'lot 3 held out',
  'lot 4',
  'lot 5',
] as const;
export type Half = (typeof HALVES)[number];

type Spoken = { language: (typeof LANGUAGES)[number] };

export type LabelledSheet = z.infer<typeof labelledSheet> & Spoken & { half: Half };

/** Every labelled sheet, in the order of its file. */
export function labelledSheets(): LabelledSheet[] {
  const written = LANGUAGES.flatMap((language) =>
    linesOf(language)
      .map((line) => labelledSheet.parse(line))
      .map((sheet) => ({ ...sheet, language, half: halfOf(sheet) })),
  );
  const published = spokenLinesOf('published').map((sheet) => ({
    ...sheet,
    half: 'published' as const,
  }));
  const thirdLot = spokenLinesOf('lot3').map((sheet) => ({
    ...sheet,
    half: `lot 3 ${halfOf(sheet)}` as const,
  }));
  const fourthLot = spokenLinesOf('lot4').map((sheet) => ({ ...sheet, half: 'lot 4' as const }));
  const fifthLot = spokenLinesOf('lot5').map((sheet) => ({ ...sheet, half: 'lot 5' as const }));
  return [...written, ...published, ...thirdLot, ...fourthLot, ...fifthLot];
}

function spokenLinesOf(name: string): (z.infer<typeof labelledSheet> & Spoken)[] {
  return linesOf(name).map((line) =>
    labelledSheet.extend({ language: z.enum(LANGUAGES) }).parse(line),
  );
}

function linesOf(name: string): unknown[] {
  return readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** The sheet as reading a file would give it. */
export function sourceOf({ sheet, columns }: LabelledSheet): SourceSheet {
  const length = Math.max(...columns.map(({ cells }) => cells.length));
  return {
    name: sheet,
    visible: true,
    headerRow: 1,
    headers: columns.map(({ header }) => header),
    rows: Array.from({ length }, (_, at) => ({
      number: at + 2,
      cells: columns.map(({ cells }) => cells[at] ?? ''),
    })),
  };
}

// By what the sheet is called, never by its place: a sheet that is added moves no other.
function halfOf({ sheet, columns }: z.infer<typeof labelledSheet>): 'tuning' | 'held out' {
  let hash = 0x811c9dc5;
  for (const unit of [sheet, ...columns.map(({ header }) => header)].join('|')) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (hash >>> 16) % 2 === 0 ? 'tuning' : 'held out';
}
