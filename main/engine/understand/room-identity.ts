import { normaliseFloor, normaliseRoom } from '../rooms/normalise.ts';
import type { LocalRow } from './check-row.ts';

/** How a row names its room, as far as rows can be compared without the property. */
export type RoomIdentity = {
  /** Normalised name without floor; '' where the row names none. */
  name: string;
  /** Normalised floors, outermost first, parted by '/'; '' where the row names none. */
  floor: string;
};

export function roomIdentity(local: LocalRow): RoomIdentity {
  const { room, floor } = local.values;
  if (room === undefined) return { name: '', floor: '' };
  const steps = room.includes('/') || room.includes('>') ? split(room) : [room];
  const above = [...(floor === undefined ? [] : split(floor)), ...steps.slice(0, -1)];
  return {
    name: normaliseRoom(steps.at(-1) ?? room),
    floor: above.length > 0 ? above.map(normaliseFloor).join('/') : '',
  };
}

/** One text for the room of a row: its unit id, else floor and name; '' where it names none. */
export function roomKey(local: LocalRow): string {
  const { unitId } = local.values;
  if (unitId !== undefined) return unitId;
  const { name, floor } = roomIdentity(local);
  return floor === '' ? name : `${floor}/${name}`;
}

/**
 * Parts rows of one room name into rooms: by unit id, else by floor. A row without these counts to the
 * others only where they all mean one room; else nobody can tell yet which one it means.
 */
export function partRooms(members: readonly LocalRow[]): LocalRow[][] {
  return partBy(members, (member) => member.values.unitId ?? '').flatMap((part) =>
    part[0]?.values.unitId === undefined || part.some((one) => one.values.unitId === undefined)
      ? partBy(part, (member) => roomIdentity(member).floor)
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

function split(path: string): string[] {
  return path.split(/[/>]/u).filter((step) => step.trim() !== '');
}
