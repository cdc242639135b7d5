import { writeFile } from 'node:fs/promises';
import type { StateView } from '../../main/sandbox/state-view.ts';
import { spawnSandbox } from '../support/spawned-sandbox.ts';
import type { SpawnedSandbox } from '../support/spawned-sandbox.ts';
import type { Requests } from './least-requests.ts';

export type Room = { unitId: string; room: string; floor: string; extension: string };

export const BOOK = 'Front desk';
const BATCH = 100;
const PAGE = 100;
/** Of address books. */
const LONG_PAGE = 1000;

/** A sandbox in a process of its own; everybody may call for as long as `tps` is 0. */
export async function freshSandbox(
  rooms: number,
  options: { tps?: number; port?: number; latencyMs?: number } = {},
): Promise<SpawnedSandbox> {
  const { tps, port, latencyMs } = options;
  const args = ['--rooms', String(rooms)];
  if (tps !== undefined) args.push('--tps', String(tps));
  if (port !== undefined) args.push('--port', String(port));
  if (latencyMs !== undefined) args.push('--latency', String(latencyMs));
  return spawnSandbox(args);
}

/** The rooms of the property, each with the extension that it shall have. */
export function roomsOf(state: StateView): Room[] {
  const byId = new Map(state.units.map((unit) => [unit.id, unit]));
  const parents = new Set(state.units.map(({ parentId }) => parentId));
  return state.units
    .flatMap(({ id, name, parentId }) => {
      const floor = parentId === null ? undefined : byId.get(parentId);
      if (parents.has(id) || floor?.parentId !== state.property.id) return [];
      return [{ unitId: id, room: name, floor: floor.name, extension: '' }];
    })
    .map((room, at) => ({ ...room, extension: String(10_000 + at) }));
}

/** Every room with a profile, a book that it may call from, and an extension: three steps a row. */
export async function writeRooms(path: string, rooms: readonly Room[]): Promise<void> {
  const header = 'Room,Floor,Display name,Address books,Extension';
  const rows = rooms.map(
    ({ room, floor, extension }) => `${room},${floor},Room ${room},${BOOK},${extension}`,
  );
  await writeFile(path, [header, ...rows].join('\n'));
}

/** The writes without which that file cannot come about, in the fewest requests. */
export function leastWrites(rooms: number): Requests {
  return {
    'profiles.createBatch': Math.ceil(rooms / BATCH),
    'addressBooks.create': 1,
    'associations.createBatch': Math.ceil(rooms / BATCH),
    'extensions.map': rooms,
  };
}

/** What has to be read before it can be said what is to be written, in the fewest requests. */
export function leastReads(state: StateView): Requests {
  const here = new Set([state.property.id]);
  for (const { id, parentId } of state.units) if (parentId && here.has(parentId)) here.add(id);
  const books = state.addressBooks.length;
  return {
    'units.get': 1,
    'units.list': Math.ceil((here.size - 1) / PAGE),
    'profiles.getByUnit': roomsOf(state).length,
    'addressBooks.list': Math.max(1, Math.ceil(books / LONG_PAGE)),
    'trunks.list': 1,
    'extensions.list': Math.max(1, Math.ceil(state.extensions.length / PAGE)),
  };
}
