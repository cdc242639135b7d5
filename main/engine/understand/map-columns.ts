import { EXPLANATION_SHEET, isSummary, SHEETS, sheetOf } from '../../../shared/domain/sheets.ts';
import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { CHOSEN, LEFT_OUT } from './assign-columns.ts';
import { foldWords } from './fold-words.ts';
import { guarded } from './guard-columns.ts';
import { placeOverrides } from './map-overrides.ts';
import type { Choices, MapOverride } from './map-overrides.ts';
import { feedsOf } from './shaping-feeds.ts';
import { bestReading } from './sheet-kind.ts';
import type { Reading } from './sheet-kind.ts';

/** Why a file's columns cannot be understood; the message is one sentence and says what to do. */
export type MappingFailure = {
  code:
    | 'no-known-sheet'
    | 'no-header'
    | 'required-column-missing'
    | 'header-twice'
    | 'unknown-override';
  message: string;
};

/**
 * Decides for every sheet its kind and for every column its field, by headers, names and cells.
 * Sheets that are hidden or of no known kind come back with `kind: null`.
 *
 * @param places choices by the place of a column; they outweigh those by header or letter
 * @param shapings what fields are made of beside their columns
 */
export function mapSheets(
  sheets: readonly SourceSheet[],
  overrides: readonly MapOverride[],
  places: Choices = new Map(),
  shapings: readonly Shaping[] = [],
  vertical: Market['vertical'] = null,
): Result<SheetMapping[], MappingFailure> {
  const readable = sheets.filter((sheet) => sheet.visible && sheet.headerRow > 0 && !isOwn(sheet));
  if (readable.length === 0 && sheets.some((sheet) => sheet.visible)) {
    return fail({
      code: 'no-header',
      message:
        'No row with column headers was found; put headers such as Room and Extension above the rows.',
    });
  }
  const choices = placeOverrides(readable, overrides);
  if (!choices.ok) return fail({ code: 'unknown-override', message: choices.error });

  const mappings: SheetMapping[] = [];
  let nearest: MappingFailure | null = null;
  for (const sheet of sheets) {
    if (!readable.includes(sheet)) {
      mappings.push(leftOut(sheet, unreadable(sheet)));
      continue;
    }
    const best = bestReading(
      sheet,
      new Map([...(choices.value.get(sheet.name) ?? []), ...(places.get(sheet.name) ?? [])]),
      guarded(feedsOf(shapings, sheet.name), sheet, vertical),
    );
    if (best?.missing.length === 0) {
      const twice = headerTwice(sheet, best);
      if (twice) return fail(twice);
      const reason =
        best.named === 'no'
          ? `Its columns are those of ${sheetOf(best.kind).title}.`
          : `Its name and columns are those of ${sheetOf(best.kind).title}.`;
      mappings.push({ sheet: sheet.name, kind: best.kind, reason, columns: best.columns });
      continue;
    }
    if (best) {
      const missing = missingColumn(sheet, best);
      if (best.named === 'title') return fail(missing);
      nearest ??= missing;
    }
    mappings.push(leftOut(sheet, reasonOf(best)));
  }
  const lost = lostOverride(mappings, overrides);
  if (mappings.some((mapping) => mapping.kind !== null)) return lost ? fail(lost) : ok(mappings);
  return fail(
    nearest ?? {
      code: 'no-known-sheet',
      message: `No sheet has columns that Bellhop knows; it looks for ${titles(SHEETS.map((use) => use.title))}.`,
    },
  );
}

/** A sheet that Bellhop wrote about others; it holds no rows of anybody's. */
function isOwn({ name, headers }: SourceSheet): boolean {
  return name === EXPLANATION_SHEET || isSummary(name, headers);
}

function unreadable(sheet: SourceSheet): string {
  if (!sheet.visible) return 'The sheet is hidden, so it is left out.';
  if (isSummary(sheet.name, sheet.headers)) return 'Bellhop sums up the other sheets here.';
  return sheet.name === EXPLANATION_SHEET
    ? 'The sheet explains the columns of a template, so it is left out.'
    : 'The sheet has no header row, so it is left out.';
}

/**
 * One header over two columns: nobody can tell which is meant. For a field that is not required a second
 * column without any cell does no harm.
 */
function headerTwice(sheet: SourceSheet, reading: Reading): MappingFailure | null {
  for (const use of sheetOf(reading.kind).fields) {
    const fed = reading.columns.find((column) => column.field === use.field);
    if (!fed || fed.reason === CHOSEN) continue;
    const header = foldWords(fed.column);
    const same = reading.columns.filter(
      (column) =>
        column.field === null && column.reason !== LEFT_OUT && foldWords(column.column) === header,
    );
    const both = same.some(({ index }) => isFilled(sheet, index)) && isFilled(sheet, fed.index);
    if (header !== '' && same.length > 0 && (use.oneOf !== undefined || both)) {
      return {
        code: 'header-twice',
        message: `Sheet ${sheet.name} has the column ${fed.column} twice; rename one of them, or choose with --map ${use.field}= and the letter of a column.`,
      };
    }
  }
  return null;
}

function isFilled(sheet: SourceSheet, index: number): boolean {
  return sheet.rows.some((row) => shownText(row.cells[index]).trim() !== '');
}

function reasonOf(near: Reading | null): string {
  if (!near) return 'Its columns are those of no sheet that Bellhop knows, so it is left out.';
  return `It looks like ${sheetOf(near.kind).title} but has no column for ${lacking(near)}, so it is left out.`;
}

function lacking(reading: Reading): string {
  return titles(reading.missing.map((group) => group.join(' or ')));
}

function missingColumn(sheet: SourceSheet, reading: Reading): MappingFailure {
  const field = sheetOf(reading.kind).fields.find(
    (use) => use.title === reading.missing[0]?.[0],
  )?.field;
  return {
    code: 'required-column-missing',
    message: `Sheet ${sheet.name} looks like ${sheetOf(reading.kind).title} but has no column for ${lacking(reading)}; name it with --map ${field}=COLUMN.`,
  };
}

/** A choice that no sheet could use would be lost without a word. */
function lostOverride(
  mappings: readonly SheetMapping[],
  overrides: readonly MapOverride[],
): MappingFailure | null {
  const used = new Set(
    mappings.flatMap((mapping) =>
      mapping.columns.flatMap((column) => (column.reason === CHOSEN ? [column.field] : [])),
    ),
  );
  const lost = overrides.find((override) => !used.has(override.field));
  return lost
    ? {
        code: 'unknown-override',
        message: `--map ${lost.field}=${lost.column} names a field that the sheet of this column does not have; see the template for the fields of each sheet.`,
      }
    : null;
}

function leftOut(sheet: SourceSheet, reason: string): SheetMapping {
  return { sheet: sheet.name, kind: null, reason, columns: [] };
}

function titles(names: readonly string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '');
}
