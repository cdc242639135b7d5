import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Feature, Market } from '../../../shared/domain/offered.ts';
import { isOffered } from '../../../shared/domain/offered.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Call, Emit } from '../ports.ts';
import { bringAllBack, bringUnits } from '../undo/bring-all-back.ts';
import { lookForUndo, refOf } from '../undo/undo-look.ts';
import type { Effect, UndoSource } from '../undo/undo-source.ts';
import { effectsOf } from '../undo/undo-source.ts';
import type { NamedNow } from '../undo/undo-to-read.ts';
import {
  booksToRead,
  booksWithContacts,
  contactsToRead,
  inboundPairs,
  needsBooks,
  profilesToRead,
  ruleProfiles,
  trunksToRead,
  unitsLosingProfile,
  unitsWithProfiles,
  unread,
  usersToRead,
} from '../undo/undo-to-read.ts';
import type { ReadStop } from './gather.ts';
import { isOutOfReach } from './gather.ts';
import type { LiveReader } from './live-reader.ts';
import { createLiveReader } from './live-reader.ts';
import { readRoomCalling } from './read-calling.ts';

export type ReadForUndo = {
  call: Call;
  property: Unit;
  source: Pick<UndoSource, 'steps' | 'ids'>;
  /** Service providers whose users may ring in the rooms, beside those that the job knew. */
  serviceProvider: string | null;
  market: Market;
  emit: Emit;
  /** Wall clock, milliseconds. */
  now: () => number;
  signal: AbortSignal;
};

type Done = Promise<Result<void, ReadStop>>;

/**
 * Reads what taking a job back takes to plan: the objects that it touched, and nothing else. Where a
 * profile goes that the job made, that is all that may lead there by now, as for a room that is removed.
 */
export async function readForUndo(input: ReadForUndo): Promise<Result<LiveState, ReadStop>> {
  const effects = effectsOf(input.source);
  const reader = createLiveReader(input);
  if (effects.length === 0) return ok(reader.live);
  const readings = [
    readRooms,
    readBooks,
    readOtherProfiles,
    readExtensions,
    readCalling,
    readWhatLeadsThere,
    readOtherProfiles,
  ];
  for (const read of readings) {
    const stopped = await read(reader, effects, input);
    if (!stopped.ok) return stopped;
  }
  return ok(reader.live);
}

async function readRooms(reader: LiveReader, effects: readonly Effect[]): Done {
  const units = await reader.units();
  if (!units.ok) return units;
  const look = lookForUndo(effects, reader.live, ALL_ALLOWED);
  bringUnits(effects, look);
  const wanted = unitsWithProfiles(effects).flatMap((id) => {
    const ref = refOf(id, look);
    return 'id' in ref && look.index.units.has(ref.id) ? [ref.id] : [];
  });
  return reader.profilesOf([...new Set(wanted)]);
}

/** What is read does not depend on consents. */
const ALL_ALLOWED = { allowMessages: true, sharedBooks: true };

/** How what the job removed is named now: somebody may have made it anew. */
function namedNow(effects: readonly Effect[], live: LiveState): NamedNow {
  const look = lookForUndo(effects, live, ALL_ALLOWED);
  bringAllBack(effects, look);
  return look.refs;
}

async function readBooks(reader: LiveReader, effects: readonly Effect[]): Done {
  const { live } = reader;
  if (!needsBooks(effects)) return ok(undefined);
  const listed = await reader.books();
  if (!listed.ok) return listed;
  const units = await reader.unitsOf(booksToRead(effects, live.addressBooks));
  if (!units.ok) return units;
  const contacts = await reader.contactsOf(booksWithContacts(effects, live.addressBooks));
  return contacts.ok ? reader.addressesOf(contactsToRead(effects, live)) : contacts;
}

async function readExtensions(reader: LiveReader, effects: readonly Effect[]): Done {
  const ids = trunksToRead(effects);
  if (ids.length === 0) return ok(undefined);
  const trunks = await reader.trunks(ids);
  if (!trunks.ok) return trunks;
  const live = new Set((reader.live.trunks ?? []).map(({ id }) => id));
  return reader.extensionsOf(ids.filter((id) => live.has(id)));
}

async function readCalling(reader: LiveReader, effects: readonly Effect[]): Done {
  const now = namedNow(effects, reader.live);
  const blocks = await reader.blocksOf(ruleProfiles(effects, 'block.set', now));
  if (!blocks.ok) return blocks;
  const dropIns = await reader.dropInsOf(ruleProfiles(effects, 'dropIn.set', now));
  if (!dropIns.ok) return dropIns;
  const inbound = await reader.inboundCallingOf(inboundPairs(effects, now));
  if (!inbound.ok) return inbound;
  for (const [provider, users] of usersToRead(effects)) {
    const read = await reader.externalUsersById(provider, users);
    if (!read.ok) return read;
  }
  return ok(undefined);
}

/** Everything that could lead to a profile which is to go, or lie in a unit which is. */
async function readWhatLeadsThere(
  reader: LiveReader,
  effects: readonly Effect[],
  { serviceProvider, market }: ReadForUndo,
): Done {
  const { live } = reader;
  const here = new Set(live.units.map(({ id }) => id));
  const made = effects.flatMap(({ write, remoteId }) =>
    write.op === 'unit.create' && remoteId !== null && here.has(remoteId) ? [remoteId] : [],
  );
  const losing = new Set(unitsLosingProfile(effects, live));
  if (losing.size === 0) return reader.booksOf(made);

  const units = await reader.unitsOf(
    live.addressBooks.filter(({ id }) => !live.unitsOfBook.has(id)),
  );
  if (!units.ok) return units;
  const lists = await reader.contactsOf(
    live.addressBooks.filter(({ id }) => !live.contacts.has(id)),
  );
  if (!lists.ok) return lists;
  const addresses = await reader.addressesOf(unread(live, live.addressBooks));
  if (!addresses.ok) return addresses;
  const mapped = await readEveryTrunk(reader, market);
  if (!mapped.ok) return mapped;
  const rooms = live.units.filter(({ id }) => losing.has(id));
  const providers = [serviceProvider, ...usersToRead(effects).keys()].filter((id) => id !== null);
  return CALLING.every((feature) => isOffered(feature, market) === false)
    ? ok(undefined)
    : readRoomCalling(reader, rooms, [...new Set(providers)]);
}

const CALLING: readonly Feature[] = ['block', 'dropIn', 'inboundCalling', 'externalUsers'];

/** A trunk that the job never touched may ring there by now. */
async function readEveryTrunk(reader: LiveReader, market: Market): Done {
  if (isOffered('pbx', market) === false) return ok(undefined);
  const { live } = reader;
  const known = live.trunks;
  const trunks = await reader.trunks([null]);
  if (!trunks.ok) {
    live.trunks = known;
    return isOutOfReach(trunks.error) ? ok(undefined) : trunks;
  }
  const ids = (live.trunks ?? []).map(({ id }) => id);
  return reader.extensionsOf(ids.filter((id) => !live.extensions.has(id)));
}

function readOtherProfiles(reader: LiveReader, effects: readonly Effect[]): Done {
  return reader.otherProfiles(profilesToRead(effects, reader.live));
}
