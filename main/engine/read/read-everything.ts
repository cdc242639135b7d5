import type { AddressBook, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { AccountInfo } from '../../../shared/domain/settings.ts';
import { isOffered } from '../../../shared/domain/offered.ts';
import type { Absences } from './absences.ts';
import { createAbsences } from './absences.ts';
import { everythingNotes } from './everything-notes.ts';
import type { ReadStop } from './gather.ts';
import { inboundPairs } from './inbound-pairs.ts';
import type { LiveReader, LiveReaderInput } from './live-reader.ts';
import { createLiveReader } from './live-reader.ts';
import { sumProgress } from './sum-progress.ts';
import { after, all, together } from './together.ts';
import type { Reading } from './together.ts';

export type ReadEverything = LiveReaderInput & {
  property: Unit;
  /** Kinds of sheets that are wanted; where it is left out, all that can be listed: not inbound calling. */
  only?: readonly SheetKind[];
  /** Also books that only units of other properties use. */
  allBooks?: boolean;
  /** What is known of the account; where it is left out, nothing is. */
  account?: Pick<AccountInfo, 'country' | 'vertical' | 'serviceProvider'>;
};

/** `kinds`: those that were read. `notes`: sentences about what an export of this leaves out. */
export type EverythingRead = { live: LiveState; kinds: SheetKind[]; notes: string[] };

/** Kinds that are read unless others are wanted: all that can be listed. */
export const LISTED_KINDS: readonly SheetKind[] = SHEET_KINDS.filter(
  (kind) => kind !== 'inboundCalling',
);

const UNKNOWN_ACCOUNT = { country: null, vertical: null, serviceProvider: null };

/**
 * Reads all that is live of a property: every unit with its profile, the books that its units or no
 * units use with all their contacts, the extensions and external users of its rooms, and its calling
 * rules. What the account may not see or is not offered is left out and said. What does not wait for
 * each other is read at the same time.
 */
export async function readEverything(
  input: ReadEverything,
): Promise<Result<EverythingRead, ReadStop>> {
  const { account = UNKNOWN_ACCOUNT, only = LISTED_KINDS, signal } = input;
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const reader = createLiveReader({
      ...input,
      emit: sumProgress('what is live', input.emit),
      signal: stop.signal,
    });
    const { live } = reader;
    const absences = createAbsences(account);
    const notes: string[] = [];
    const wanted: Wanted = { kinds: new Set(only), allBooks: input.allBooks ?? false, account };
    const read = await together(readings(reader, wanted, absences, notes), abort);
    if (!read.ok) return read;
    notes.push(...absences.notes(), ...everythingNotes(live));
    if (input.only === undefined) notes.push(...unaskedInbound(live, account));
    return ok({
      live,
      kinds: SHEET_KINDS.filter((kind) => only.includes(kind) && !absences.isAbsent(kind)),
      notes,
    });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

type Wanted = {
  kinds: ReadonlySet<SheetKind>;
  allBooks: boolean;
  account: NonNullable<ReadEverything['account']>;
};

const NOTHING: Reading = Promise.resolve(ok(undefined));
const NEED_PROFILES: readonly SheetKind[] = [
  'rooms',
  'contacts',
  'extensions',
  'callingRules',
  'inboundCalling',
  'externalUsers',
];
// Rooms tell in which books they are listed, which only the contacts know.
const NEED_CONTACTS: readonly SheetKind[] = ['rooms', 'contacts', 'inboundCalling'];
const NEED_BOOKS: readonly SheetKind[] = [...NEED_CONTACTS, 'addressBooks', 'associations'];

/** All that is to be read; each reading begins as soon as those that it needs are done. */
function readings(
  reader: LiveReader,
  { kinds, allBooks, account }: Wanted,
  absences: Absences,
  notes: string[],
): Reading[] {
  const { live } = reader;
  const any = (needing: readonly SheetKind[]): boolean => needing.some((kind) => kinds.has(kind));

  const units = reader.units();
  const profiles = after([units], () =>
    any(NEED_PROFILES) ? reader.profilesOf(live.units.map(({ id }) => id)) : NOTHING,
  );
  /*
   * Books are asked for their units and not the other way round: whether a book that no unit here uses
   * is used elsewhere can only be asked of the book, so reading by unit would save nothing.
   */
  const listed = any(NEED_BOOKS) ? reader.books() : NOTHING;
  const users = after([listed], () => reader.unitsOf(live.addressBooks));
  const books = after([units, users], () => {
    if (!allBooks) notes.push(...leaveOthersBooks(live));
    return NOTHING;
  });
  const contacts = after([books], () => {
    if (!any(NEED_CONTACTS)) return NOTHING;
    return readContacts(reader, any(['rooms', 'contacts']) ? () => true : usedHere(live));
  });
  return [
    units,
    profiles,
    listed,
    users,
    books,
    contacts,
    after([profiles], () => (kinds.has('callingRules') ? readRules(reader, absences) : NOTHING)),
    after([profiles, contacts], () =>
      kinds.has('inboundCalling')
        ? absences.try(
            'inboundCalling',
            () => reader.inboundCallingOf(inboundPairs(live)),
            () => live.inboundCalling.clear(),
          )
        : NOTHING,
    ),
    any(['rooms', 'extensions']) ? readExtensions(reader, absences) : NOTHING,
    any(['rooms', 'externalUsers']) ? readUsers(reader, account, absences) : NOTHING,
  ];
}

/** Does a unit of this property call from the book? */
function usedHere(live: LiveState): (book: AddressBook) => boolean {
  const here = new Set([live.property.id, ...live.units.map(({ id }) => id)]);
  return ({ id }) => (live.unitsOfBook.get(id) ?? []).some((unitId) => here.has(unitId));
}

/** Books that only other properties use leave the state; a sentence says how many. */
function leaveOthersBooks(live: LiveState): string[] {
  const isUsedHere = usedHere(live);
  const isUsed = ({ id }: AddressBook): boolean => (live.unitsOfBook.get(id) ?? []).length > 0;
  const others = live.addressBooks.filter((book) => isUsed(book) && !isUsedHere(book));
  if (others.length === 0) return [];
  live.addressBooks = live.addressBooks.filter((book) => !others.includes(book));
  for (const { id } of others) live.unitsOfBook.delete(id);
  const are = others.length === 1 ? 'book is' : 'books are';
  return [`${others.length} address ${are} used only by other properties and left out.`];
}

async function readContacts(reader: LiveReader, isWanted: (book: AddressBook) => boolean): Reading {
  const { live } = reader;
  const books = live.addressBooks.filter(isWanted);
  const listed = await reader.contactsOf(books);
  if (!listed.ok) return listed;
  return reader.addressesOf(
    books.flatMap((book) =>
      (live.contacts.get(book.id) ?? []).map((contact) => ({ contact, book })),
    ),
  );
}

/** Two lists a profile: by whom it does not want to be called, and who may drop in on it. */
function readRules(reader: LiveReader, absences: Absences): Reading {
  const { live } = reader;
  const ids = [...live.profiles.values()].flatMap((profile) => profile?.id ?? []);
  return all([
    absences.try(
      'block',
      () => reader.blocksOf(ids),
      () => live.blocks.clear(),
    ),
    absences.try(
      'dropIn',
      () => reader.dropInsOf(ids),
      () => live.dropIns.clear(),
    ),
  ]);
}

function readExtensions(reader: LiveReader, absences: Absences): Reading {
  const { live } = reader;
  return absences.try(
    'pbx',
    async () => {
      const trunks = await reader.trunks([null]);
      return trunks.ok ? reader.extensionsOf((live.trunks ?? []).map(({ id }) => id)) : trunks;
    },
    () => live.extensions.clear(),
  );
}

async function readUsers(
  reader: LiveReader,
  { serviceProvider }: Wanted['account'],
  absences: Absences,
): Reading {
  const read = await absences.try(
    'externalUsers',
    () => reader.externalUsersOf(serviceProvider === null ? [] : [serviceProvider]),
    () => reader.live.externalUsers.clear(),
  );
  if (serviceProvider === null) {
    absences.leave('externalUsers', 'the account names no service provider.');
  }
  return read;
}

/** What an export without inbound calling would have to ask for it; nothing where it is not offered. */
function unaskedInbound(live: LiveState, account: Wanted['account']): string[] {
  const requests = inboundPairs(live).length;
  if (requests === 0 || isOffered('inboundCalling', account) === false) return [];
  return [
    `Inbound calling: left out, since it must be asked for room by room and contact by contact, which takes ${requests} ${requests === 1 ? 'request' : 'requests'} more here; ask for it by name (--inbound) to have it.`,
  ];
}
