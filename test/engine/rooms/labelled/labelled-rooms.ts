import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { RoomRef } from '../../../../main/engine/rooms/room-finder.ts';
import type { Unit } from '../../../../shared/domain/live.ts';

/** A cell, or the cells for floor and room. */
const written = z.union([z.string(), z.tuple([z.string(), z.string()])]);

const labelledProperty = z.object({
  property: z.string(),
  /** Paths; `{101-112}` and `{A,B}` stand for several units. */
  units: z.array(z.string()),
  /** By the path of the room that a person takes them for; `ambiguous`, or `none`. */
  lookups: z.record(z.string(), z.array(written)),
});

/** `tuning`: may be looked at while words and rules are chosen; `held out`: measured only. */
export type Half = 'tuning' | 'held out';

/** A way of writing a room, with the room that a person takes it for. */
export type Lookup = { ref: RoomRef; shown: string; meant: string };

export type LabelledProperty = {
  property: Unit;
  units: Unit[];
  lookups: Lookup[];
  half: Half;
};

/** Every labelled property, in the order of the files. */
export function labelledProperties(): LabelledProperty[] {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.toSorted().flatMap((name) =>
    z
      .array(labelledProperty)
      .parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
      .map((one) => ({
        property: { id: 'property', name: one.property, level: 1, parentId: 'organization' },
        units: treeOf(one.units.flatMap(spread)),
        lookups: Object.entries(one.lookups).flatMap(([meant, cells]) =>
          cells.map((cell) => lookupOf(cell, meant)),
        ),
        half: halfOf(one.property),
      })),
  );
}

/** Units of these paths; the path is the id. */
function treeOf(paths: readonly string[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const path of paths) {
    const steps = path.split('/');
    for (const [at, name] of steps.entries()) {
      const id = steps.slice(0, at + 1).join('/');
      const parentId = at === 0 ? 'property' : steps.slice(0, at).join('/');
      units.set(id, { id, name, level: at + 2, parentId });
    }
  }
  return [...units.values()];
}

function lookupOf(cell: z.infer<typeof written>, meant: string): Lookup {
  if (typeof cell === 'string') return { ref: { room: cell }, shown: cell, meant };
  const [floor, room] = cell;
  return { ref: { room, floor }, shown: `${room} (floor: ${floor})`, meant };
}

/** "Floor 1/{101-103}" as its three paths. */
function spread(path: string): string[] {
  const [before = '', inner, after = ''] = path.split(/\{([^{}]+)\}/u, 3);
  if (inner === undefined) return [path];
  const rest = path.slice(before.length + inner.length + 2);
  return valuesOf(inner).flatMap((value) => spread(`${before}${value}${rest || after}`));
}

function valuesOf(inner: string): string[] {
  const [first = '', last] = inner.split('-');
  if (last === undefined) return inner.split(',');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) =>
    String(Number(first) + at).padStart(first.length, '0'),
  );
}

// By the property's name, never by its place: one that is added moves no other.
function halfOf(name: string): Half {
  let hash = 0x811c9dc5;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0 ? 'tuning' : 'held out';
}
