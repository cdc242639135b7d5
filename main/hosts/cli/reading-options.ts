import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { fileKeys } from '../../app/file-readings.ts';
import type { FileReading, Readings, SheetReading } from '../../../shared/domain/reading.ts';
import type { Delimiter, TextEncoding } from '../../../shared/domain/text-files.ts';
import { sheetReading } from '../../../shared/domain/reading.ts';
import { collectText } from './options.ts';

/** `--header-row Rooms=4`, or for all sheets `--header-row 4`. */
export type SheetNumber = { sheet: string | null; row: number };

/** Options that say how files are read. */
export type ReadingFlags = {
  encoding?: TextEncoding;
  delimiter?: Delimiter;
  headerRow?: SheetNumber[];
  headerRows?: SheetNumber[];
  lastRow?: SheetNumber[];
  sheet?: string[];
  leaveHidden?: ('rows' | 'columns')[];
};

/** The names by which a saved plan refuses them, since it has been read. */
export const READING_FLAGS: readonly [keyof ReadingFlags, string][] = [
  ['encoding', '--encoding'],
  ['delimiter', '--delimiter'],
  ['headerRow', '--header-row'],
  ['headerRows', '--header-rows'],
  ['lastRow', '--last-row'],
  ['sheet', '--sheet'],
  ['leaveHidden', '--leave-hidden'],
];

export function addReadingOptions(command: Command): Command {
  return command
    .option('--encoding <NAME>', 'how the bytes of a text file are read, as windows-1252', encoding)
    .option('--delimiter <D>', 'what parts the columns of a text file: , ; tab or |', delimiter)
    .option('--header-row <[SHEET=]ROW>', 'the row in which the header begins', collectRow)
    .option('--header-rows <[SHEET=]COUNT>', 'how many rows the header takes, 1 to 3', collectCount)
    .option('--last-row <[SHEET=]ROW>', 'the last row of the table', collectRow)
    .option('--sheet <NAME>', 'read this sheet, hidden or not; may be given again', collectText)
    .option('--leave-hidden <WHAT>', 'leave out hidden rows or columns', collectHidden);
}

/** What the flags say about each of the files; nothing where nothing was said. */
export function readingsOf(flags: ReadingFlags, files: readonly string[]): Readings {
  const reading = readingOf(flags);
  if (Object.keys(reading).length === 0) return {};
  return Object.fromEntries(fileKeys(files).map((key) => [key, reading]));
}

function readingOf(flags: ReadingFlags): FileReading {
  const everySheet: SheetReading = {};
  const sheets = new Map<string, SheetReading>();
  const about = (sheet: string | null): SheetReading => {
    if (sheet === null) return everySheet;
    const known = sheets.get(sheet) ?? {};
    sheets.set(sheet, known);
    return known;
  };
  for (const { sheet, row } of flags.headerRow ?? []) about(sheet).headerRow = row;
  for (const { sheet, row } of flags.headerRows ?? []) about(sheet).headerRows = row;
  for (const { sheet, row } of flags.lastRow ?? []) about(sheet).lastRow = row;
  if (flags.leaveHidden?.includes('rows')) everySheet.hiddenRows = 'leave';
  if (flags.leaveHidden?.includes('columns')) everySheet.hiddenColumns = 'leave';
  return {
    ...(flags.encoding && { encoding: flags.encoding }),
    ...(flags.delimiter && { delimiter: flags.delimiter }),
    ...(sheets.size > 0 && { sheets: Object.fromEntries(sheets) }),
    ...(Object.keys(everySheet).length > 0 && { everySheet }),
    ...(flags.sheet && { onlySheets: flags.sheet }),
  };
}

/** By what people write for them, in small letters without blanks, hyphens and underscores. */
const ENCODINGS: Record<string, TextEncoding> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  unicode: 'utf-16le',
  utf16be: 'utf-16be',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  windows31j: 'shift_jis',
};

function encoding(text: string): TextEncoding {
  const word = text.toLowerCase().replace(/[\s_-]/g, '');
  const known = Object.hasOwn(ENCODINGS, word) ? ENCODINGS[word] : undefined;
  if (known) return known;
  throw new InvalidArgumentError('Say utf-8, utf-16le, utf-16be, windows-1252 or shift_jis.');
}

const DELIMITER_WORDS: Record<string, Delimiter> = {
  ',': ',',
  comma: ',',
  ';': ';',
  semicolon: ';',
  '\t': '\t',
  '\\t': '\t',
  tab: '\t',
  '|': '|',
  pipe: '|',
  bar: '|',
};

function delimiter(text: string): Delimiter {
  const word = text.toLowerCase();
  const known = Object.hasOwn(DELIMITER_WORDS, word) ? DELIMITER_WORDS[word] : undefined;
  if (known) return known;
  throw new InvalidArgumentError('Say comma, semicolon, tab or pipe, or write the sign in quotes.');
}

/** A sheet's name may hold an equals sign, its number never does. */
function split(text: string): { sheet: string | null; figure: string } {
  const at = text.lastIndexOf('=');
  return { sheet: at < 0 ? null : text.slice(0, at).trim(), figure: text.slice(at + 1).trim() };
}

function collectRow(text: string, before: SheetNumber[] = []): SheetNumber[] {
  const { sheet, figure } = split(text);
  const row = Number(figure);
  if (sheet === '' || figure === '' || !sheetReading.shape.lastRow.safeParse(row).success) {
    throw new InvalidArgumentError('Write a row number from 1, or SHEET=ROW, such as Rooms=4.');
  }
  return [...before, { sheet, row }];
}

function collectCount(text: string, before: SheetNumber[] = []): SheetNumber[] {
  const { sheet, figure } = split(text);
  const row = Number(figure);
  if (sheet === '' || figure === '' || !sheetReading.shape.headerRows.safeParse(row).success) {
    throw new InvalidArgumentError('Write 1, 2 or 3, or SHEET=COUNT, such as Rooms=2.');
  }
  return [...before, { sheet, row }];
}

function collectHidden(text: string, before: ('rows' | 'columns')[] = []): ('rows' | 'columns')[] {
  if (text === 'rows' || text === 'columns') return [...before, text];
  throw new InvalidArgumentError('Say rows or columns; give it twice for both.');
}
