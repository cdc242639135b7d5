import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { createNearNames } from '../engine/rooms/near-names.ts';
import { foldName, normaliseFloor } from '../engine/rooms/normalise.ts';
import { isFloor, splitPath } from '../engine/rooms/room-path.ts';
import { callError } from './call-errors.ts';

/** A sentence names no more of them. */
const MOST_NAMED = 10;

/**
 * The rooms that lie below the floor, wing or building that a person means: its whole path as the
 * property writes it, else the end of one path, else one whose names fit as those of floors do ("1st
 * floor" for `Floor 1`). What fits several is refused, never guessed.
 *
 * @param rooms paths such as `Tower A/Floor 1/101`
 */
export function chooseFloor(
  rooms: readonly string[],
  wanted: string,
): Result<readonly string[], CallError> {
  const floors = floorsOf(rooms);
  const steps = splitPath(wanted);
  const last = steps.at(-1) ?? '';
  const folded = steps.map(foldName).join('/');
  const ways: ((floor: readonly string[]) => boolean)[] = [
    (floor) => floor.map(foldName).join('/') === folded,
    (floor) => floor.slice(-steps.length).map(foldName).join('/') === folded,
    (floor) =>
      isFloor(floor.at(-1) ?? '', last) && standsIn(floor.slice(0, -1), steps.slice(0, -1)),
  ];
  for (const fits of ways) {
    const fitting = floors.filter((floor) => fits(splitPath(floor)));
    const [only] = fitting;
    if (only === undefined) continue;
    if (fitting.length > 1) return fail(ambiguous(wanted, fitting));
    return ok(rooms.filter((room) => room === only || room.startsWith(`${only}/`)));
  }
  return fail(unknown(wanted, last, floors));
}

/** Everything that a room lies under, in the order of the rooms. */
function floorsOf(rooms: readonly string[]): string[] {
  const floors = new Set<string>();
  for (const room of rooms) {
    for (let at = room.indexOf('/'); at > 0; at = room.indexOf('/', at + 1)) {
      floors.add(room.slice(0, at));
    }
  }
  return [...floors];
}

/** Do these names, outermost first, stand in this order above the floor? */
function standsIn(above: readonly string[], names: readonly string[]): boolean {
  let at = 0;
  for (const step of above) {
    const name = names[at];
    if (name !== undefined && isFloor(step, name)) at++;
  }
  return at === names.length;
}

function ambiguous(wanted: string, floors: readonly string[]): CallError {
  return callError(
    'usage',
    `Nothing was sent: "${wanted}" fits ${floors.length} floors of the rows; write one of ${listed(floors)}.`,
  );
}

function unknown(wanted: string, name: string, floors: readonly string[]): CallError {
  const start = `Nothing was sent: no row is about a room under "${wanted}"`;
  if (floors.length === 0) {
    return callError('usage', `${start}; none of the rooms of the rows lies on a floor.`);
  }
  const words = [foldName, normaliseFloor];
  const near = createNearNames(
    floors.flatMap((shown) =>
      words.map((of) => ({ token: of(splitPath(shown).at(-1) ?? ''), shown })),
    ),
  );
  const meant = [...new Set(words.flatMap((of) => near(of(name))))];
  return callError(
    'usage',
    meant.length > 0
      ? `${start}; the nearest names are ${listed(meant)}.`
      : `${start}; the rooms of the rows lie under ${listed(floors)}.`,
  );
}

function listed(paths: readonly string[]): string {
  const more = paths.length - MOST_NAMED;
  return `${paths.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
