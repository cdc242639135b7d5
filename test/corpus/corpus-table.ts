import type { SheetKind } from '../../shared/domain/kinds.ts';
import { corpus } from './expected.ts';
import type { ExpectedFile } from './expected.ts';

const LANGUAGES: Readonly<Record<ExpectedFile['language'], string>> = {
  en: 'English',
  fr: 'French',
  de: 'German',
  es: 'Spanish',
  it: 'Italian',
  ja: 'Japanese',
  '-': '',
};

const ROWS: Readonly<Record<SheetKind, readonly [one: string, many: string]>> = {
  rooms: ['room', 'rooms'],
  contacts: ['contact', 'contacts'],
  extensions: ['extension', 'extensions'],
  addressBooks: ['address book', 'address books'],
  associations: ['association', 'associations'],
  callingRules: ['calling rule', 'calling rules'],
  inboundCalling: ['inbound calling', 'inbound calling'],
  externalUsers: ['external user', 'external users'],
};

/** The files of the corpus and what comes out of them, as docs/files.md shows them. */
export function corpusTable(): string {
  const rows = corpus().map(({ name, expected }) => [
    `\`${name}\``,
    expected.writer,
    LANGUAGES[expected.language],
    expected.trait,
    resultOf(expected),
  ]);
  return [
    ['File', 'Written by', 'Language', 'What is particular', 'What comes out'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** In a few words: what is read, what is left out, what is wrong, and what a person is asked to look at. */
function resultOf({ refused, sheets = {}, notes = [], unsure = [], known }: ExpectedFile): string {
  if (known) return `known: ${known.why}`;
  if (refused) return `refused: “${refused.join(' … ')}”`;
  const all = Object.values(sheets);
  const read = new Map<SheetKind, number>();
  for (const { kind, rows } of all) if (kind) read.set(kind, (read.get(kind) ?? 0) + rows);
  const problems = all.flatMap((sheet) => sheet.problems);
  const errors = problems.filter((line) => line.startsWith('error')).length;
  const parts = [
    [...read].map(([kind, rows]) => counted(rows, ...ROWS[kind])).join(', '),
    someOf(leftOut(all), 'row left out', 'rows left out'),
    someOf(errors, 'error', 'errors'),
    someOf(problems.length - errors, 'warning', 'warnings'),
    someOf(notes.length + all.flatMap((sheet) => sheet.notes).length, 'note', 'notes'),
    someOf(unsure.length, 'decision to look at', 'decisions to look at'),
  ];
  return parts.filter(Boolean).join('; ');
}

/** Rows of a sheet that are those of another table on it are not left out. */
function leftOut(sheets: readonly NonNullable<ExpectedFile['sheets']>[string][]): number {
  const used = sheets.filter(({ kind }) => kind !== null);
  const [first, ...others] = used;
  if (!first) return 0;
  const below = others.filter(({ decisions }) => decisions['use'] === 'read');
  if (below.length > 0) return below.flatMap(({ left }) => left).length;
  return used.flatMap(({ left }) => left).length;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function someOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : counted(count, one, many);
}
