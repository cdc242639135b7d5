import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { Call, Emit } from '../ports.ts';
import { leaveMoves } from '../plan/leave-moves.ts';
import { indexLive } from '../plan/live-index.ts';
import { planRooms } from '../plan/planned-rooms.ts';
import { createProblemSink } from '../plan/row-problem.ts';
import { wishRows } from '../plan/wish-rows.ts';
import type { Wishes } from '../plan/wishes.ts';
import { asksForNothing } from '../plan/wishes.ts';
import type { ReadStop } from './gather.ts';
import { isOutOfReach } from './gather.ts';
import { readCalling } from './read-calling.ts';
import { readRemovals } from './read-removals.ts';
import { needsAllTrunks, needsBooks, removalTrunks, roomsWithProfile } from './removals-to-read.ts';
import type { LiveReader } from './live-reader.ts';
import { createLiveReader } from './live-reader.ts';
import {
  booksToRead,
  booksWithContacts,
  calledProfilesToRead,
  cheaperByBook,
  contactsToRead,
  contactsToSearch,
  mappedProfilesToRead,
  profileIdsToRead,
  profilesToRead,
  roomsGaining,
  trunksToRead,
} from './what-to-read.ts';

export type ReadForPlan = {
  call: Call;
  property: Unit;
  rows: readonly ValidRow[];
  options: PlanOptions;
  emit: Emit;
  /** Wall clock, milliseconds. */
  now: () => number;
  signal: AbortSignal;
};

/**
 * Reads what planning these rows takes, and nothing else. Rows that ask for nothing, such as
 * untouched rows of an export, cost no request.
 */
export async function readForPlan(input: ReadForPlan): Promise<Result<LiveState, ReadStop>> {
  const { options } = input;
  const reader = createLiveReader(input);
  const { live } = reader;
  const rows = input.rows.filter((row) => !asksForNothing(row));
  if (rows.length === 0) return ok(live);

  const units = await reader.units();
  if (!units.ok) return units;
  const rooms = planRooms(rows, live, options, createProblemSink([]));
  reader.expect([...rooms.created.keys()]);
  const collected = wishRows(rows, rooms, createProblemSink([]));
  const wishes = options.existing === 'skip' ? leaveMoves(collected) : collected;

  const calling = await readProfiles(reader, wishes, profilesToRead(wishes, rooms.finder, options));
  if (!calling.ok) return calling;
  const readings = [readBooks, readContacts, readExtensions, readRemovals, readCalling];
  for (const read of readings) {
    const stopped = await read(reader, wishes, options);
    if (!stopped.ok) return stopped;
  }
  return ok(live);
}

type Done = Result<void, ReadStop>;

async function readProfiles(reader: LiveReader, wishes: Wishes, units: string[]): Promise<Done> {
  const read = await reader.profilesOf(units);
  if (!read.ok) return read;
  return reader.otherProfiles(profileIdsToRead(wishes, indexLive(reader.live)));
}

async function readBooks(reader: LiveReader, wishes: Wishes): Promise<Done> {
  const { live } = reader;
  if (wishes.bookNames.size === 0 && !needsBooks(wishes.removals)) return ok(undefined);
  const listed = await reader.books();
  if (!listed.ok) return listed;
  const named = await reader.unitsOf(booksToRead(wishes, live.addressBooks));
  if (!named.ok) return named;
  const gaining = roomsGaining(wishes, live);
  const others = live.addressBooks.filter(({ id }) => !live.unitsOfBook.has(id));
  const counts = [...live.unitsOfBook.values()].map((list) => list.length);
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  return cheaperByBook(gaining.length, others.length, mean)
    ? reader.unitsOf(others)
    : reader.booksOf(gaining);
}

async function readContacts(
  reader: LiveReader,
  wishes: Wishes,
  options: PlanOptions,
): Promise<Done> {
  const { live } = reader;
  const isHere = new Set([live.property.id, ...live.units.map(({ id }) => id)]);
  // Books that only other properties use are never touched, so their contacts are nobody's business.
  const books = booksWithContacts(wishes, live.addressBooks).filter(({ id }) => {
    const units = live.unitsOfBook.get(id) ?? [];
    return units.length === 0 || units.some((unitId) => isHere.has(unitId));
  });
  const listed = await reader.contactsOf(books);
  if (!listed.ok) return listed;
  const namesakes = contactsToRead(wishes, live, books);
  const named = await reader.addressesOf(namesakes);
  if (!named.ok) return named;
  const called = await reader.otherProfiles(calledProfilesToRead(namesakes, live, indexLive(live)));
  if (!called.ok) return called;
  const others = contactsToSearch(wishes, live, books, indexLive(live));
  const searched = await reader.addressesOf(others);
  if (!searched.ok || options.read === 'full') return searched;
  // The profiles of the rooms were not read, so which room a contact calls is told only by its own.
  return reader.otherProfiles(calledProfilesToRead(others, live, indexLive(live)));
}

async function readExtensions(
  reader: LiveReader,
  wishes: Wishes,
  options: PlanOptions,
): Promise<Done> {
  const { live } = reader;
  const { removals } = wishes;
  const given = new Set([
    ...wishes.extensions.map(({ trunk }) => trunk ?? options.trunk),
    ...removalTrunks(removals, options),
  ]);
  const goes = roomsWithProfile(removals, live).length > 0;
  if (given.size === 0 && !goes) return ok(undefined);
  // What replacing would remove, or a room that goes has, may be on any trunk.
  const replaces = options.replaceExtensions && wishes.extensions.length > 0;
  const all = replaces || goes || needsAllTrunks(removals);
  const trunks = await reader.trunks(all ? [null] : [...given]);
  // Trunks exist in few countries, which is no reason to keep a room that names none.
  if (!trunks.ok) return given.size === 0 && isOutOfReach(trunks.error) ? ok(undefined) : trunks;
  const used = all
    ? (live.trunks ?? []).map(({ id }) => id)
    : trunksToRead(wishes, live.trunks, options.trunk);
  const mapped = await reader.extensionsOf(used);
  if (!mapped.ok) return mapped;
  return reader.otherProfiles(mappedProfilesToRead(wishes, live, indexLive(live)));
}
