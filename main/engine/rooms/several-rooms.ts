import type { Unit } from '../../../shared/domain/live.ts';
import { floorKindOf } from './floor-words.ts';

// "101/102", "101 & 102", "Rooms 101 and 102", "101・102号室".
const BETWEEN = /\s*[/&+,;・、]\s*|\s+(?:and|und|et|y|e)\s+/iu;
const RANGE = /^(.*\D)?(\d{2,})\s*[-–~]\s*(\d{2,})$/u;

/**
 * The rooms of a cell that names more than one, such as connecting rooms; null where it does not. The
 * parts must look alike and each be a room by itself, so that "Floor 1/101" is no such cell.
 */
export function severalRooms(text: string, roomsOf: (part: string) => Unit[]): Unit[] | null {
  const range = RANGE.exec(text);
  const isRange = range !== null && range[2]?.length === range[3]?.length;
  const parts = isRange ? [range[2] ?? '', range[3] ?? ''] : text.split(BETWEEN);
  const [first = '', ...others] = parts;
  // A floor with nothing below it yet counts as a room, but never where it is called a floor.
  if (parts.some((part) => floorKindOf(part) !== null)) return null;
  if (others.length === 0 || others.some((part) => shapeOf(part) !== shapeOf(first))) return null;
  const found = new Set<Unit>();
  for (const part of parts) {
    const units = roomsOf(part);
    if (units.length === 0) return null;
    for (const unit of units) found.add(unit);
  }
  // Rooms that are one behind a door lie beside each other; "1/3" may be a floor and its room.
  const beside = new Set([...found].map(({ parentId }) => parentId)).size === 1;
  return found.size > 1 && (beside || !text.includes('/')) ? [...found] : null;
}

/** The last word, with every digit and letter for any other: "Zi. 101" and "102" are alike. */
function shapeOf(part: string): string {
  const last = part.trim().split(/\s+/u).at(-1) ?? '';
  return last
    .normalize('NFKC')
    .replace(/号室?$/u, '')
    .replace(/\d/gu, '0')
    .replace(/[a-z]/giu, 'a');
}
