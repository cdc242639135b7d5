import { floorKindOf } from './floor-words.ts';
import { foldName, normaliseFloor } from './normalise.ts';

/** Where a row says that a room lies. */
export type RoomPlace = {
  /** Floors, wings and buildings above it, outermost first. */
  floors: string[];
  name: string;
  /** The room's own cell in its steps: more than one is a path. */
  steps: string[];
};

/** Reads the cells of a row; what the floor and the path in the room's cell both say counts once. */
export function placeOf(given: {
  room?: string | undefined;
  floor?: string | undefined;
}): RoomPlace {
  const text = given.room ?? '';
  const steps = splitPath(text);
  const outer = given.floor === undefined ? [] : splitPath(given.floor);
  const inner = steps.slice(0, -1);
  let shared = Math.min(outer.length, inner.length);
  while (
    shared > 0 &&
    !inner
      .slice(0, shared)
      .every((floor, at) => isFloor(floor, outer[outer.length - shared + at] ?? ''))
  ) {
    shared--;
  }
  return { floors: [...outer, ...inner.slice(shared)], name: steps.at(-1) ?? text, steps };
}

/** "Floor 1 / 101" and "Floor 1 > 101" in their steps; a text without a step is one step. */
export function splitPath(text: string): string[] {
  const steps = text
    .split(/[/>]/u)
    .map((step) => step.trim())
    .filter((step) => step !== '');
  return steps.length > 0 ? steps : [text.trim()];
}

/** Does a cell name more than one step? */
export function isPath(text: string): boolean {
  return /[/>]/u.test(text);
}

/** Do two texts name the same floor, wing or building? "Building 1" is not "Floor 1". */
export function isFloor(name: string, wanted: string): boolean {
  if (foldName(name) === foldName(wanted)) return true;
  if (normaliseFloor(name) !== normaliseFloor(wanted)) return false;
  const [one, other] = [floorKindOf(name), floorKindOf(wanted)];
  return one === null || other === null || one === other;
}
