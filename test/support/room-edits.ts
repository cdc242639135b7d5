import { CLEAR } from '../../shared/domain/fields.ts';
import type {
  AddressBook,
  Contact,
  ExternalUser,
  LiveState,
  Unit,
} from '../../shared/domain/live.ts';
import { PROVIDER } from './arbitrary-plan.ts';
import type { ExportEdit } from './export-edit.ts';
import { dissociate, profileOf, removeContact, without } from './export-edit.ts';

/** Every edit of the row of a room. */
export function roomEdits(live: LiveState, unit: Unit): ExportEdit[] {
  return [
    ...cellEdits(live, unit),
    ...bookListEdits(live, unit),
    ...listedEdits(live, unit),
    ...extensionListEdits(live, unit),
    roomRemoval(live, unit),
  ];
}

function cellEdits(live: LiveState, unit: Unit): ExportEdit[] {
  const row = { kind: 'rooms', remoteId: unit.id } as const;
  const edits: ExportEdit[] = [
    {
      ...row,
      cells: { displayName: `Suite ${unit.name}` },
      about: [unit.id],
      change: (next) => {
        const id = profileOf(next, unit);
        next.profiles.set(unit.id, { id, unitId: unit.id, name: `Suite ${unit.name}` });
      },
    },
  ];
  const users = usersOf(live, unit);
  const [only] = users;
  if (users.length < 2) {
    edits.push({
      ...row,
      cells: { externalUser: `new-${unit.name}` },
      about: [unit.id, ...(only ? [only.externalUserId] : [])],
      change: (next) => {
        const profileId = profileOf(next, unit);
        const serviceProviderId = PROVIDER;
        const others = without(next, only);
        others.push({ serviceProviderId, externalUserId: `new-${unit.name}`, profileId });
        next.externalUsers.set(PROVIDER, others);
      },
    });
  }
  if (only && users.length === 1) {
    edits.push({
      ...row,
      cells: { externalUser: CLEAR },
      about: [unit.id, only.externalUserId],
      change: (next) => {
        next.externalUsers.set(PROVIDER, without(next, only));
      },
    });
  }
  return edits;
}

function usersOf(live: LiveState, unit: Unit): ExternalUser[] {
  const profileId = live.profiles.get(unit.id)?.id;
  return (live.externalUsers.get(PROVIDER) ?? []).filter((user) => user.profileId === profileId);
}

/** Books that the room may call from: one more, one less, none. */
function bookListEdits(live: LiveState, unit: Unit): ExportEdit[] {
  const row = { kind: 'rooms', remoteId: unit.id } as const;
  const isUsed = ({ id }: AddressBook): boolean =>
    (live.unitsOfBook.get(id) ?? []).includes(unit.id);
  const used = live.addressBooks.filter(isUsed);
  const added = live.addressBooks
    .filter((book) => !isUsed(book))
    .map(({ id, name }): ExportEdit => ({
      ...row,
      about: [unit.id, id],
      cells: { addressBooks: [...used.map((book) => book.name), name].join('; ') },
      change: (next) => {
        profileOf(next, unit);
        next.unitsOfBook.set(id, [...(next.unitsOfBook.get(id) ?? []), unit.id]);
        next.booksOfUnit.set(unit.id, [...(next.booksOfUnit.get(unit.id) ?? []), id]);
      },
    }));
  const removed = used.map((gone): ExportEdit => ({
    ...row,
    about: [unit.id, gone.id],
    cells: {
      addressBooks:
        used.length === 1
          ? CLEAR
          : used
              .filter((book) => book !== gone)
              .map(({ name }) => name)
              .join(';'),
    },
    change: (next) => {
      profileOf(next, unit);
      dissociate(next, gone.id, unit.id);
    },
  }));
  return [...added, ...removed];
}

/** Books in which the room is a contact: one more, none. */
function listedEdits(live: LiveState, unit: Unit): ExportEdit[] {
  const profile = live.profiles.get(unit.id);
  if (!profile) return [];
  const row = { kind: 'rooms', remoteId: unit.id } as const;
  const address = { kind: 'profile' as const, profileId: profile.id };
  const calling = live.addressBooks.map((book) => ({
    book,
    ids: (live.contacts.get(book.id) ?? [])
      .filter((one) => one.address?.kind === 'profile' && one.address.profileId === profile.id)
      .map(({ id }) => id),
  }));
  const listed = calling.filter(({ ids }) => ids.length > 0);
  const added = calling
    .filter(({ ids }) => ids.length === 0)
    .map(({ book: { id, name } }): ExportEdit => ({
      ...row,
      about: [unit.id, id],
      cells: { listedIn: [...listed.map(({ book }) => book.name), name].join('; ') },
      change: (next) => {
        const addressBookId = id;
        const contact = {
          id: `listed-${unit.id}`,
          addressBookId,
          name: profile.name ?? '',
          address,
        };
        next.contacts.set(id, [...(next.contacts.get(id) ?? []), contact]);
      },
    }));
  // Where a book has the room twice, nobody can tell which of them is meant.
  if (listed.length === 0 || listed.some(({ ids }) => ids.length > 1)) return added;
  return [
    ...added,
    {
      ...row,
      about: [unit.id, ...listed.map(({ book }) => book.id)],
      cells: { listedIn: CLEAR },
      change: (next) => {
        for (const { book, ids } of listed) {
          for (const id of ids) removeContact(next, book.id, id);
        }
      },
    },
  ];
}

/** Extensions of the room: none, or one more where its trunk is certain. */
function extensionListEdits(live: LiveState, unit: Unit): ExportEdit[] {
  const profileId = live.profiles.get(unit.id)?.id;
  const ringing = [...live.extensions.values()].flat().filter((one) => one.profileId === profileId);
  const [first] = ringing;
  if (profileId === undefined || !first) return [];
  const row = { kind: 'rooms', remoteId: unit.id } as const;
  const { trunkId } = first;
  const extension = `8${unit.name}`;
  return [
    {
      ...row,
      about: [unit.id, ...ringing.map((one) => one.extension)],
      cells: { extension: CLEAR },
      change: (next) => unmap(next, profileId),
    },
    {
      ...row,
      about: [unit.id, extension],
      cells: { extension: [...ringing.map((one) => one.extension), extension].join('; ') },
      change: (next) => {
        const mapped = next.extensions.get(trunkId) ?? [];
        next.extensions.set(trunkId, [...mapped, { trunkId, extension, profileId }]);
      },
    },
  ];
}

function unmap(live: LiveState, profileId: string): void {
  for (const [id, list] of live.extensions) {
    live.extensions.set(
      id,
      list.filter((mapping) => mapping.profileId !== profileId),
    );
  }
}

/** The room's calling goes with all that hangs on it; the unit stays. */
function roomRemoval(live: LiveState, unit: Unit): ExportEdit {
  const profileId = live.profiles.get(unit.id)?.id;
  return {
    kind: 'rooms',
    remoteId: unit.id,
    cells: { action: 'delete' },
    about: [unit.id, ...live.addressBooks.map(({ id }) => id)],
    change: (next) => {
      for (const { id } of next.addressBooks) dissociate(next, id, unit.id);
      if (profileId === undefined) return;
      for (const [id, list] of next.contacts) {
        const calls = ({ address }: Contact): boolean =>
          address?.kind === 'profile' && address.profileId === profileId;
        next.contacts.set(
          id,
          list.filter((contact) => !calls(contact)),
        );
      }
      unmap(next, profileId);
      for (const [provider, users] of next.externalUsers) {
        next.externalUsers.set(
          provider,
          users.filter((user) => user.profileId !== profileId),
        );
      }
      next.profiles.set(unit.id, null);
    },
  };
}
