import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Shaping, ShapingWish } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { columnsOf } from './map-overrides.ts';
import { whyUseless } from './useless-shaping.ts';

/** A shaping where a wish may have meant it. */
export type PlacedShaping = { wish: ShapingWish; shaping: Shaping };

/**
 * Finds the sheets and columns that wishes mean. A wish that names no sheet is meant for every sheet that
 * has its columns; one that names no column, for every sheet, until their kinds are known.
 * The failure is one sentence.
 */
export function placeShapings(
  sheets: readonly SourceSheet[],
  wishes: readonly ShapingWish[],
): Result<PlacedShaping[], string> {
  const readable = sheets.filter(({ visible, headerRow }) => visible && headerRow > 0);
  const placed: PlacedShaping[] = [];
  for (const wish of wishes) {
    const named = readable.filter(({ name }) => wish.sheet === null || isSame(name, wish.sheet));
    if (named.length === 0 && wish.sheet !== null) {
      return fail(`${flagOf(wish)} names sheet ${wish.sheet}, which is not there to be read.`);
    }
    const found = placeOne(wish, named);
    if (!found.ok) return found;
    for (const shaping of found.value) placed.push({ wish, shaping });
  }
  return ok(placed);
}

/**
 * Keeps what is of use now that the kinds of the sheets are known.
 * A wish that is of use nowhere would be lost without a word, so it is the failure.
 */
export function keepUseful(
  mapping: readonly SheetMapping[],
  placed: readonly PlacedShaping[],
  sheets: readonly SourceSheet[],
): Result<Shaping[], string> {
  const all = placed.map(({ shaping }) => shaping);
  const reasons = new Map<ShapingWish, string>();
  const useful = placed.filter(({ wish, shaping }) => {
    const why = whyUseless(mapping, all, shaping, sheets);
    if (why !== null) reasons.set(wish, reasons.get(wish) ?? why);
    return why === null;
  });
  const kept = new Set(useful.map(({ wish }) => wish));
  for (const [wish, why] of reasons) {
    if (!kept.has(wish)) return fail(`${flagOf(wish)} is of no use here: ${why}`);
  }
  return ok(useful.map(({ shaping }) => shaping));
}

function placeOne(wish: ShapingWish, sheets: readonly SourceSheet[]): Result<Shaping[], string> {
  if (wish.do !== 'split' && wish.do !== 'join') {
    return ok(sheets.map(({ name: sheet }) => ({ ...wish, sheet })));
  }
  const columns = wish.do === 'split' ? [wish.column] : wish.columns;
  const placed: Shaping[] = [];
  let byLetter = false;
  for (const { name, headers } of sheets) {
    const found = columns.map((column) => columnsOf({ name, headers }, column));
    if (found.some((places) => places.length === 0)) continue;
    const twice = found.findIndex((places) => places.length > 1);
    if (twice !== -1) {
      return fail(
        `${flagOf(wish)} fits two columns ${columns[twice]} of sheet ${name}; give the letter of the column.`,
      );
    }
    byLetter ||= columns.some((column) => !headers.some((header) => isSame(header, column)));
    const places = found.flat();
    placed.push(
      wish.do === 'split'
        ? { ...wish, sheet: name, column: places[0] ?? 0 }
        : { ...wish, sheet: name, columns: places },
    );
  }
  if (placed.length === 0) {
    const which = columns.length === 1 ? 'no column' : 'columns that no sheet has together';
    return fail(`${flagOf(wish)} names ${which}; give headers or column letters of the file.`);
  }
  if (byLetter && placed.length > 1) {
    return fail(
      `${flagOf(wish)} fits several sheets; name one, as in ${flagOf({ ...wish, sheet: placed[0]?.sheet ?? '' })}.`,
    );
  }
  return ok(placed);
}

/** The wish as it is typed on a command line, as far as that tells it from others. */
function flagOf(wish: ShapingWish): string {
  const on = wish.sheet === null ? '' : `${wish.sheet}!`;
  switch (wish.do) {
    case 'constant':
      return `--set ${on}${wish.field}=${wish.value}`;
    case 'split':
      return `--split ${on}${wish.column}=${wish.into.map((field) => field ?? '-').join(',')}`;
    case 'join':
      return `--join ${on}${wish.field}=${wish.columns.join('+')}`;
    case 'turn':
      return `--turn ${on}${wish.field}=${wish.at}`;
    case 'values':
      return `--values ${on}${wish.field}`;
    case 'affix':
      return wish.strip === ''
        ? `--prefix ${on}${wish.field}=${wish.prefix}`
        : `--strip ${on}${wish.field}=${wish.strip}`;
  }
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
