import { normaliseFloor, normaliseRoom } from '../rooms/normalise.ts';
import { isPath, split } from './room-path-key.ts';
import type { LocalRow } from './check-row.ts';

/** Normalised name of the row's room, without floor; '' where it names none. */
export function roomName(local: LocalRow): string {
  const { room } = local.values;
  if (room === undefined) return '';
  return normaliseRoom(isPath(room) ? (split(room).at(-1) ?? room) : room);
}

/** Normalised floors of the row's room, outermost first, parted by '/'; '' where it names none. */
export function roomFloor(local: LocalRow): string {
  const { room, floor } = local.values;
  const said = floor === undefined ? '' : floorsOf(floor);
  if (room === undefined || !isPath(room)) return said;
  const above = split(room).slice(0, -1).map(normaliseFloor);
  return (said === '' ? above : [said, ...above]).join('/');
}

/** Rows below each other mostly stand on one floor, and reading it again would cost each time. */
let last = { floor: '', read: '' };

function floorsOf(floor: string): string {
  if (floor !== last.floor) last = { floor, read: split(floor).map(normaliseFloor).join('/') };
  return last.read;
}

/** One text for the room of a row: its unit id, else floor and name; '' where it names none. */
export function roomKey(local: LocalRow): string {
  const { unitId } = local.values;
  if (unitId !== undefined) return unitId;
  const name = roomName(local);
  const floor = roomFloor(local);
  return floor === '' ? name : `${floor}/${name}`;
}

/**
 * Parts rows of one room name into rooms: by unit id, else by floor. A row without these counts to the
 * others only where they all mean one room; else nobody can tell yet which one it means.
 */
export function partRooms(members: readonly LocalRow[]): LocalRow[][] {
  return partBy(members, (member) => member.values.unitId ?? '').flatMap((part) =>
    part[0]?.values.unitId === undefined || part.some((one) => one.values.unitId === undefined)
      ? partBy(part, roomFloor)
      : [part],
  );
}

function partBy(members: readonly LocalRow[], keyOf: (member: LocalRow) => string): LocalRow[][] {
  const parts = new Map<string, LocalRow[]>();
  for (const member of members) {
    const key = keyOf(member);
    const part = parts.get(key);
    if (part) part.push(member);
    else parts.set(key, [member]);
  }
  const named = parts.size - (parts.has('') ? 1 : 0);
  if (named <= 1) return [[...members]];
  parts.delete('');
  return [...parts.values()];
}
