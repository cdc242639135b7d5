import { shownText } from '../../../shared/domain/source.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { normaliseRoom } from '../rooms/normalise.ts';
import { roomWords } from '../rooms/room-words.ts';
import { ruleOf } from './calling-words.ts';
import { looksLikeProfileId, looksLikeUnitId } from './ids.ts';

/** What the cells of a column look like; shares from 0 to 1 of the cells that hold anything. */
export type Evidence = {
  filled: number;
  phone: number;
  extension: number;
  unitId: number;
  profileId: number;
  /** Short texts such as 101, T1-101 or Room 101. */
  room: number;
  letters: number;
  /** Kinds of calling rules: block, drop-in. */
  rule: number;
  /** How many of the cells differ from each other. */
  distinct: number;
  /** Cells that contain the room of the row (`withRoom`). */
  namesRoom: number;
};

const NONE: Evidence = {
  filled: 0,
  phone: 0,
  extension: 0,
  unitId: 0,
  profileId: 0,
  room: 0,
  letters: 0,
  rule: 0,
  distinct: 0,
  namesRoom: 0,
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

/** Looks at a column's cells; `rooms` are the cells of the room column in the same rows, where known. */
export function lookAt(cells: readonly string[], rooms?: readonly string[]): Evidence {
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
    phone: share(looksLikePhone),
    extension: share((cell) => /^\d{3,6}(?:\s*;\s*\d{3,6})*$/u.test(cell)),
    unitId: share(looksLikeUnitId),
    profileId: share(looksLikeProfileId),
    room: share(looksLikeRoom),
    letters: share((cell) => /\p{L}{2}/u.test(cell)),
    rule: share((cell) => ruleOf(cell) !== null),
    distinct: new Set(filled).size / filled.length,
    namesRoom: rooms ? named.length / filled.length : 0,
  };
}

function looksLikePhone(cell: string): boolean {
  if (!/^[+(\d][\d\s().\-/+\u00a0\u2010-\u2015]{5,24}$/u.test(cell)) return false;
  const digits = cell.replace(/\D/gu, '').length;
  return digits >= 8 && digits <= 15
    ? !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/u.test(cell)
    : digits === 7;
}

function looksLikeRoom(cell: string): boolean {
  if (cell.length > 24) return false;
  if (/^(?:\p{L}{0,3}[\s-]?)?\d{1,5}(?:[\s-]?\p{L}|-\d{1,4})?$/u.test(cell)) return true;
  const [first] = cell.toLowerCase().split(/[^\p{L}]+/u);
  return first !== undefined && roomWords.has(first);
}
