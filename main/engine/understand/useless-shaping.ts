import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { feedsOf, fieldsOf } from './shaping-feeds.ts';
import { shapingWords, titleOf } from './shaping-words.ts';

/**
 * Why a shaping comes to nothing, or to less than it says, as one sentence; null where all of them are
 * of use. What a person asked for must not be lost without a word.
 */
export function uselessShaping(
  mapping: readonly SheetMapping[],
  shapings: readonly Shaping[],
  sheets: readonly SourceSheet[],
): string | null {
  const given = new Set<string>();
  for (const shaping of shapings) {
    const why = whyUseless(mapping, shapings, shaping, sheets);
    if (why !== null) return why;
    for (const place of targets(shaping)) {
      if (given.has(place)) return twice(mapping, shaping);
      given.add(place);
    }
  }
  return null;
}

/** The same of one shaping. */
export function whyUseless(
  mapping: readonly SheetMapping[],
  shapings: readonly Shaping[],
  shaping: Shaping,
  sheets: readonly SourceSheet[],
): string | null {
  const found = mapping.find(({ sheet }) => sheet === shaping.sheet);
  const headers = sheets.find(({ name }) => name === shaping.sheet)?.headers ?? [];
  const words = shapingWords(shaping, found?.kind ?? null, headers);
  const said = `That ${words.slice(0, -1)} is of no use`;
  if (!found || found.kind === null) return `${said}, since sheet ${shaping.sheet} is left out.`;
  const { kind, columns } = found;
  const { title, fields } = sheetOf(kind);
  const foreign = fieldsOf(shaping).find((field) => !fields.some((use) => use.field === field));
  if (foreign !== undefined) {
    return `${said}, since sheet ${shaping.sheet} is read as ${title}, which has no ${titleOf(null, foreign)}.`;
  }
  const { made, constant } = feedsOf(shapings, shaping.sheet);
  for (const field of fieldsOf(shaping)) {
    const column = columns.find((one) => one.field === field);
    const makes = shaping.do === 'split' || shaping.do === 'join';
    if (makes && column) {
      return `${titleOf(kind, field)} of sheet ${shaping.sheet} would come from column ${column.column} and from other columns too; choose one of the two.`;
    }
    if (makes || shaping.do === 'constant' || column || made.has(field)) continue;
    const why = constant.has(field) ? 'has the same value in every row' : 'has no column';
    return `${said}, since ${titleOf(kind, field)} of sheet ${shaping.sheet} ${why}.`;
  }
  return null;
}

/** A field can be made, filled, turned, replaced or prefixed once; a column can be split once. */
function targets(shaping: Shaping): string[] {
  const what = shaping.do === 'split' || shaping.do === 'join' ? 'made' : shaping.do;
  const fields = fieldsOf(shaping).map((field) => JSON.stringify([shaping.sheet, what, field]));
  return shaping.do === 'split'
    ? [...fields, JSON.stringify([shaping.sheet, 'column', shaping.column])]
    : fields;
}

function twice(mapping: readonly SheetMapping[], shaping: Shaping): string {
  const kind = mapping.find(({ sheet }) => sheet === shaping.sheet)?.kind ?? null;
  const titles = fieldsOf(shaping).map((field) => titleOf(kind, field));
  return `${titles.join(' and ')} of sheet ${shaping.sheet} would be shaped twice in the same way; leave one of the two out.`;
}
