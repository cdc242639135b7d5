import type { Contact, LiveState, Unit } from '../../shared/domain/live.ts';
import { associationRowKey, extensionKey } from '../../main/engine/plan/exported-keys.ts';
import type { ExportEdit } from './export-edit.ts';
import { dissociate, elsewhere, profileOf, removeContact, unitOf } from './export-edit.ts';

/** Every edit of the rows of address books, contacts, associations and extensions. */
export function objectEdits(live: LiveState): ExportEdit[] {
  return [
    ...live.addressBooks.map(({ id }): ExportEdit => ({
      kind: 'addressBooks',
      remoteId: id,
      cells: { addressBook: `New ${id}` },
      about: [id],
      change: (next) => {
        for (const book of next.addressBooks) if (book.id === id) book.name = `New ${id}`;
      },
    })),
    ...[...live.contacts.values()].flat().flatMap((contact) => contactEdits(contact)),
    ...[...live.unitsOfBook].flatMap(([bookId, units]) =>
      units.map((unitId) => associationEdit(bookId, unitId)),
    ),
    ...[...live.extensions.values()].flat().flatMap((mapping) => {
      const unit = unitOf(live, mapping.profileId);
      return unit ? extensionEdits(live, mapping, unit) : [];
    }),
  ];
}

function contactEdits(contact: Contact): ExportEdit[] {
  const { id, addressBookId, address } = contact;
  const row = { kind: 'contacts', remoteId: id, about: [id, addressBookId] } as const;
  const inList = (live: LiveState, change: (contact: Contact) => void): void => {
    for (const one of live.contacts.get(addressBookId) ?? []) if (one.id === id) change(one);
  };
  const edits: ExportEdit[] = [
    {
      ...row,
      about: [...row.about],
      cells: { name: `New ${id}` },
      change: (live) => {
        inList(live, (one) => (one.name = `New ${id}`));
      },
    },
  ];
  if (address?.kind === 'phones') {
    const [, ...rest] = address.numbers;
    edits.push({
      ...row,
      about: [...row.about],
      cells: { action: 'delete' },
      change: (live) => removeContact(live, addressBookId, id),
    });
    edits.push({
      ...row,
      about: [...row.about],
      cells: { phone1: '+12065550199' },
      change: (live) => {
        const numbers = ['+12065550199', ...rest];
        inList(live, (one) => (one.address = { kind: 'phones', numbers }));
      },
    });
  }
  return edits;
}

function associationEdit(bookId: string, unitId: string): ExportEdit {
  return {
    kind: 'associations',
    remoteId: associationRowKey(bookId, unitId),
    cells: { action: 'delete' },
    about: [bookId, unitId],
    change: (live) => dissociate(live, bookId, unitId),
  };
}

function extensionEdits(
  live: LiveState,
  { trunkId, extension }: { trunkId: string; extension: string },
  unit: Unit,
): ExportEdit[] {
  const row = { kind: 'extensions', remoteId: extensionKey(trunkId, extension) } as const;
  const others = (next: LiveState) =>
    (next.extensions.get(trunkId) ?? []).filter((mapping) => mapping.extension !== extension);
  return [
    ...elsewhere(live, unit).map((room): ExportEdit => ({
      ...row,
      cells: { room: room.name },
      about: [unit.id, room.id, extension],
      change: (next) => {
        const profileId = profileOf(next, room);
        next.extensions.set(trunkId, [...others(next), { trunkId, extension, profileId }]);
      },
    })),
    {
      ...row,
      cells: { action: 'delete' },
      about: [unit.id, extension],
      change: (next) => {
        next.extensions.set(trunkId, others(next));
      },
    },
  ];
}
