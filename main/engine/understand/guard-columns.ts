import type { Market } from '../../../shared/domain/offered.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { columnName } from './column-letter.ts';
import { personalIn } from './personal-words.ts';
import type { Personal } from './personal-words.ts';
import type { Feeds } from './shaping-feeds.ts';
import { sampleColumn } from './value-evidence.ts';

/** A column with what it seems to hold of guests, patients or residents. */
type PersonalColumn = { index: number; column: string; kind: Personal };

/** Who may read these is nobody's business who makes rooms callable. */
const NEVER: ReadonlySet<Personal> = new Set<Personal>(['birth', 'record', 'passport', 'health']);

/** Columns of a sheet that seem to be about guests, patients or residents, by their headers and cells. */
function personalColumns(sheet: SourceSheet): PersonalColumn[] {
  const known = knownSheets.get(sheet);
  if (known) return known;
  const found = sheet.headers.map((header) => personalIn(header));
  const telling = found.filter((kind) => kind !== null && kind !== 'email').length;
  const columns = sheet.headers.flatMap((header, index): PersonalColumn[] => {
    const kind = found[index] ?? kindByCells(sheet, header, index, telling);
    return kind === null ? [] : [{ index, column: columnName(header, index), kind }];
  });
  knownSheets.set(sheet, columns);
  return columns;
}

/** A sheet of a file never changes, so it is looked at once. */
const knownSheets = new WeakMap<SourceSheet, PersonalColumn[]>();

/** What feeds the fields of a sheet, with personal columns kept from them unless somebody chooses one. */
export function guarded(feeds: Feeds, sheet: SourceSheet, vertical: Market['vertical']): Feeds {
  const isCare = vertical === 'healthcare' || vertical === 'senior-living';
  const kept = personalColumns(sheet).filter(
    ({ index, kind }) => (isCare || NEVER.has(kind)) && !feeds.used.has(index),
  );
  if (kept.length === 0) return feeds;
  const reasons = kept.map(({ index, kind }): [number, string] => [
    index,
    `It seems to hold ${WORDS[kind]}, which Bellhop does not send by itself.`,
  ]);
  return { ...feeds, used: new Map([...feeds.used, ...reasons]) };
}

/** What the cells tell where the header does not. */
function kindByCells(
  sheet: SourceSheet,
  header: string,
  index: number,
  telling: number,
): Personal | null {
  const cells = sampleColumn(sheet, index).filter((cell) => cell !== '');
  if (cells.length < 3) return null;
  const share = (test: (cell: string) => boolean): number =>
    cells.filter(test).length / cells.length;
  if (share((cell) => EMAIL.test(cell)) >= 0.8) return 'email';
  if (isBirths(cells)) return 'birth';
  // A column of names is about guests where the columns beside it are.
  const isPerson =
    telling > 0 &&
    IS_NAME.test(header.trim()) &&
    !sheet.headers.some(isBook) &&
    share((cell) => NAME.test(cell)) >= 0.8;
  return isPerson ? 'person' : null;
}

const IS_NAME =
  /^(?:(?:first|last|full|family|given) )?(?:names?|nom|nombre|nome|prenom|prénom|vorname|nachname|cognome|apellidos?|surname|氏名|名前)$/iu;

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,24}$/iu;
const NAME = /^\p{Lu}[\p{L}'’.-]*(?:,? \p{L}[\p{L}'’.-]*){0,3}$/u;
const DATED = /^(?:(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}))$/u;

/** Days of many years, as people are born and nothing else of a room list is. */
function isBirths(cells: readonly string[]): boolean {
  const years = cells.flatMap((cell) => {
    const [, first, last] = DATED.exec(cell) ?? [];
    const year = Number(first ?? last);
    return year >= 1900 && year <= 2030 ? [year] : [];
  });
  if (years.length < cells.length * 0.8) return false;
  const sorted = years.toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) >= 10 && middle <= 2010;
}

/** In a list of contacts a name is one that callers are meant to see. */
function isBook(header: string): boolean {
  return /book|directory|annuaire|adressbuch|telefonbuch|agenda|rubrica|アドレス帳|電話帳/iu.test(
    header,
  );
}

/** A warning for each personal column, about the whole of it. */
export function personalProblems(sheet: SourceSheet): Problem[] {
  return personalColumns(sheet).map(({ column, kind }) => ({
    sheet: sheet.name,
    row: 0,
    column,
    field: null,
    severity: 'warning',
    code: 'privacy.patient-data',
    found: '',
    message: `Column ${column} seems to hold ${WORDS[kind]}, of which Bellhop needs nothing to make rooms callable.`,
    fix: 'Take the column out of the file, or leave it unused.',
  }));
}

const WORDS: Readonly<Record<Personal, string>> = {
  birth: 'dates of birth',
  record: 'record or insurance numbers of persons',
  passport: 'passports or identity papers',
  health: 'facts about the health of persons',
  stay: 'the stays of guests, patients or residents',
  email: 'e-mail addresses',
  loyalty: 'loyalty or membership numbers',
  person: 'names of guests, patients or residents',
};
