import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Shaping, SplitBy } from '../../../shared/domain/shaping.ts';
import { SHEETS, sheetOf } from '../../../shared/domain/sheets.ts';
import { columnName } from './column-letter.ts';

/** What a shaping does, as one sentence for people. */
export function shapingWords(
  shaping: Shaping,
  kind: SheetKind | null,
  headers: readonly string[],
): string {
  const named = (column: number): string => columnName(headers[column] ?? '', column);
  const title = (field: FieldName): string => titleOf(kind, field);
  switch (shaping.do) {
    case 'constant':
      return `${title(shaping.field)} is ${quoted(shaping.value)} wherever the row has none.`;
    case 'split': {
      const into = shaping.into.map((field) => (field === null ? 'nothing' : title(field)));
      const rest =
        shaping.rest === 'none'
          ? ''
          : `, and what is left goes to the ${shaping.rest === 'first' ? 'first' : 'last'}`;
      return `${named(shaping.column)} is split ${placeWords(shaping.by)} into ${listed(into)}${rest}.`;
    }
    case 'join': {
      const between = shaping.with === '' ? '' : ` with ${quoted(shaping.with)} between`;
      return `${listed(shaping.columns.map(named))} are joined to ${title(shaping.field)}${between}.`;
    }
    case 'turn':
      return `${title(shaping.field)} is turned at ${quoted(shaping.at)}: what is behind it comes first.`;
    case 'values':
      return `${title(shaping.field)}: ${pairWords(shaping.pairs)}${OTHER_WORDS[shaping.other]}.`;
    case 'affix':
      return `${title(shaping.field)} ${affixWords(shaping)}.`;
  }
}

/** The title of a field on a sheet of this kind; where that is not known, of any. */
export function titleOf(kind: SheetKind | null, field: FieldName): string {
  const sheets = kind === null ? SHEETS : [sheetOf(kind), ...SHEETS];
  const use = sheets.flatMap(({ fields }) => fields).find((one) => one.field === field);
  return use?.title ?? field;
}

export function titlesOf(kind: SheetKind, fields: readonly FieldName[]): string {
  return listed(fields.map((field) => titleOf(kind, field)));
}

function placeWords(by: SplitBy): string {
  if (by === 'blank') return 'at blanks';
  if ('text' in by) return `at ${quoted(by.text)}`;
  const count = Math.abs(by.position);
  const what = count === 1 ? 'character' : `${count} characters`;
  return by.position < 0 ? `before the last ${what}` : `behind the first ${what}`;
}

function pairWords(pairs: readonly { from: string; to: string }[]): string {
  const shown = pairs
    .slice(0, 3)
    .map(({ from, to }) =>
      to === '' ? `${quoted(from)} becomes empty` : `${quoted(from)} becomes ${quoted(to)}`,
    );
  const more = pairs.length - shown.length;
  return shown.join(', ') + (more > 0 ? `, and ${more} more` : '');
}

const OTHER_WORDS = {
  keep: '',
  empty: ', and any other value becomes empty',
  error: ', and any other value is an error',
} as const;

function affixWords({ strip, prefix }: { strip: string; prefix: string }): string {
  const parts = [
    ...(strip === '' ? [] : [`loses ${quoted(strip)} at its beginning or end`]),
    ...(prefix === '' ? [] : [`gets ${quoted(prefix)} before it`]),
  ];
  return listed(parts);
}

function listed(names: readonly string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '');
}

function quoted(text: string): string {
  return `“${text}”`;
}
