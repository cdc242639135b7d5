import { normaliseFloor, normaliseRoom } from '../rooms/normalise.ts';

/** One text for a room written as a name or a path, whatever its way of writing. */
export function roomPathKey(room: string): string {
  const steps = isPath(room) ? split(room) : [room];
  const name = normaliseRoom(steps.at(-1) ?? room);
  return [...steps.slice(0, -1).map(normaliseFloor), name].join('/');
}

/** Does the text name floors as well? */
export function isPath(room: string): boolean {
  return room.includes('/') || room.includes('>');
}

/** The steps of a path, outermost first. */
export function split(path: string): string[] {
  return path.split(/[/>]/u).filter((step) => step.trim() !== '');
}
