import { shownText } from '../../../shared/domain/source.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { normaliseRoom } from '../rooms/normalise.ts';
import { roomWords } from '../rooms/room-words.ts';
import { ruleOf } from './calling-words.ts';
import { readSigns } from './damaged-text.ts';
import { headerWords } from './fold-words.ts';
import { conceptsOf } from './vocabularies.ts';
import { looksLikeProfileId, looksLikeUnitId } from './ids.ts';

/** What the cells of a column look like; shares from 0 to 1 of the cells that hold anything. */
export type Evidence = {
  filled: number;
  /** Cells with anything, of all that were looked at. */
  share: number;
  phone: number;
  /** Numbers written as only phone numbers are: with a plus or parted; registers have long numbers too. */
  writtenAsPhone: number;
  /** Short numbers, as extensions are. */
  extension: number;
  /** Numbers that a PBX could have, however they are written: x7101, 71-01, 7101/7102. */
  dialled: number;
  unitId: number;
  profileId: number;
  /** Short texts such as 101, T1-101 or Room 101. */
  room: number;
  /** A word for room and a number: Room 101, Zi. 101, 101号室. */
  namesARoom: number;
  /** 1 where the cells count the rows: 1, 2, 3. */
  counts: number;
  letters: number;
  email: number;
  /** Days and times of day. */
  date: number;
  /** Kinds of calling rules: block, drop-in. */
  rule: number;
  /** How many of the cells differ from each other. */
  distinct: number;
  /** Cells that contain the room of the row. */
  namesRoom: number;
  /** Cells that are the extension of the row over again. */
  repeatsExtension: number;
};

/** Cells of other columns in the same rows, where they are known by their headers. */
type Beside = {
  rooms?: readonly string[] | undefined;
  extensions?: readonly string[] | undefined;
};

const NONE: Evidence = {
  filled: 0,
  share: 0,
  phone: 0,
  writtenAsPhone: 0,
  extension: 0,
  dialled: 0,
  unitId: 0,
  profileId: 0,
  room: 0,
  namesARoom: 0,
  counts: 0,
  letters: 0,
  email: 0,
  date: 0,
  rule: 0,
  distinct: 0,
  namesRoom: 0,
  repeatsExtension: 0,
};
const SAMPLE = 200;

/** Up to 200 cells of a column, spread evenly over the sheet. */
export function sampleColumn(sheet: SourceSheet, index: number): string[] {
  const step = Math.max(1, sheet.rows.length / SAMPLE);
  const sample: string[] = [];
  for (let at = 0; at < sheet.rows.length; at += step) {
    sample.push(shownText(sheet.rows[Math.floor(at)]?.cells[index]).trim());
  }
  return sample;
}

/** Looks at a column's cells, and at what they repeat of the columns beside it. */
export function lookAt(shown: readonly string[], { rooms, extensions }: Beside = {}): Evidence {
  const cells = shown.map(asMeant);
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return NONE;
  const share = (test: (cell: string) => boolean): number =>
    filled.filter(test).length / filled.length;
  const named = cells.filter((cell, at) => {
    const room = normaliseRoom(rooms?.[at] ?? '');
    return cell !== '' && room !== '' && normaliseRoom(cell).split('-').includes(room);
  });
  return {
    filled: filled.length,
    share: filled.length / cells.length,
    phone: share(looksLikePhone),
    writtenAsPhone: share((cell) => looksLikePhone(cell) && /^\+|\d[\s().\-/]+\d/u.test(cell)),
    extension: share((cell) => /^\d{2,6}(?:\s*;\s*\d{2,6})*$/u.test(cell)),
    dialled: share(looksDialled),
    unitId: share(looksLikeUnitId),
    profileId: share(looksLikeProfileId),
    room: share(looksLikeRoom),
    namesARoom: share(namesARoom),
    counts: cells.length > 2 && cells.every((cell, at) => cell === String(at + 1)) ? 1 : 0,
    letters: share((cell) => /\p{L}{2}|\p{Script=Han}/u.test(cell)),
    email: share((cell) => /^[^\s@]{1,64}@[^\s@]{1,190}$/u.test(cell)),
    date: share((cell) => DAY.test(cell) || TIME.test(cell)),
    rule: share((cell) => ruleOf(cell) !== null),
    distinct: new Set(filled).size / filled.length,
    namesRoom: rooms ? named.length / filled.length : 0,
    repeatsExtension:
      cells.filter((cell, at) => cell !== '' && cell === extensions?.[at]).length / filled.length,
  };
}

const DAY =
  /^(?:(?:19|20)\d{6}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T].{1,20})?$/u;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/u;
const FULL_WIDTH = /[\uff10-\uff19]/u;

/** What a failed formula was to show nobody knows, so it tells nothing; full-width digits are digits. */
function asMeant(cell: string): string {
  if (cell.startsWith('#') && readSigns(cell)) return '';
  return FULL_WIDTH.test(cell) ? cell.normalize('NFKC') : cell;
}

function looksLikePhone(cell: string): boolean {
  if (!/^[+(\d][\d\s().\-/+\u00a0\u2010-\u2015]{5,24}$/u.test(cell)) return false;
  const digits = cell.replace(/\D/gu, '').length;
  return digits >= 8 && digits <= 15
    ? !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/u.test(cell)
    : digits === 7;
}

/** A word or two and digits; what is longer is text with a number in it. A spreadsheet makes 7.101 of 7101. */
function looksDialled(cell: string): boolean {
  if (/^\d{1,3}[.,]\d{3}$/u.test(cell)) return true;
  if (cell.length > 40 || !/^(?:x|ext\.?|dw|#|\*)?[\d\s;,/&+-]+$/iu.test(cell)) return false;
  const longest = Math.max(...cell.split(/[^\d]+/u).map((digits) => digits.length));
  return longest > 0 && longest <= 8;
}

function namesARoom(cell: string): boolean {
  if (cell.length > 30 || !/\d/u.test(cell)) return false;
  const words = headerWords(cell);
  return words.length <= 4 && words.some((word) => conceptsOf(word)?.includes('room') === true);
}

function looksLikeRoom(cell: string): boolean {
  if (cell.length > 24) return false;
  if (/^(?:\p{L}{0,3}[\s-]?)?\d{1,5}(?:[\s-]?\p{L}|-\d{1,4})?$/u.test(cell)) return true;
  const [first] = cell.toLowerCase().split(/[^\p{L}]+/u);
  return (first !== undefined && roomWords.has(first)) || namesARoom(cell);
}
