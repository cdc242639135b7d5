import type { Unit } from '../../../shared/domain/live.ts';
import { foldName } from './normalise.ts';

/** Every way of writing a line of units, of which each has one name or more. */
export function foldPaths(line: readonly string[][]): string[] {
  let paths = [''];
  for (const [depth, names] of line.entries()) {
    const folded = names.map(foldName);
    paths = paths.flatMap((path) => folded.map((name) => (depth === 0 ? name : `${path}/${name}`)));
  }
  return paths;
}

/** Units by their keys; one that has a key twice is there once. */
export function group(
  units: readonly Unit[],
  keysOf: (unit: Unit) => readonly string[],
): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const key of keysOf(unit)) {
      const held = groups.get(key);
      if (!held) groups.set(key, [unit]);
      else if (held.at(-1) !== unit) held.push(unit);
    }
  }
  return groups;
}
