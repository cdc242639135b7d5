import type { AddressBook, Contact, LiveState } from '../../../shared/domain/live.ts';
import { inboundKey } from '../../../shared/domain/live.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import { nameKey } from '../compare-keys.ts';
import { indexLive } from '../plan/live-index.ts';
import type { ReadyWrite } from '../run/ready-write.ts';
import type { Effect } from './undo-source.ts';
import { isOp } from './undo-source.ts';

/** Units whose profile tells what an undo may do: those that the job gave one or took one from, and those it made. */
export function unitsWithProfiles(effects: readonly Effect[]): string[] {
  const ids = effects.flatMap(({ step, write, remoteId }) => {
    if (write.op === 'profile.create') return [write.unitId];
    if (write.op === 'unit.create') return remoteId === null ? [] : [remoteId];
    return restoresOf(step).flatMap((one) =>
      one.op === 'profile.create' && 'id' in one.unit ? [one.unit.id] : [],
    );
  });
  return [...new Set(ids)];
}

/** Profiles that are named by their own id, and where they lie is not known yet. */
export function profilesToRead(effects: readonly Effect[], live: LiveState): string[] {
  const { placeOfProfile } = indexLive(live);
  const own = effects.flatMap(({ write, step }) => [
    ...profilesOf(write),
    ...restoresOf(step).flatMap(profilesOf),
  ]);
  const ringing = [
    ...touchedMappings(effects, live),
    ...[...live.externalUsersById.values(), ...[...live.externalUsers.values()].flat()].filter(
      (user) =>
        effects.some(
          ({ write }) => 'externalUserId' in write && write.externalUserId === user?.externalUserId,
        ),
    ),
  ].flatMap((one) => one?.profileId ?? []);
  return [...new Set([...own, ...ringing])].filter((id) => !placeOfProfile.has(id));
}

function touchedMappings(effects: readonly Effect[], { extensions }: LiveState) {
  const touched = new Set(
    effects.flatMap(({ write }) =>
      'extension' in write ? [JSON.stringify([write.trunkId, write.extension])] : [],
    ),
  );
  return [...extensions.values()]
    .flat()
    .filter(({ trunkId, extension }) => touched.has(JSON.stringify([trunkId, extension])));
}

/** Does an undo look at any book? */
export function needsBooks(effects: readonly Effect[]): boolean {
  return effects.some(
    ({ step, write }) =>
      ['addressBook', 'contact', 'association'].includes(step.kind) ||
      write.op === 'profile.create' ||
      write.op === 'profile.delete' ||
      write.op === 'unit.create',
  );
}

/** Live books out of which or into which an undo moves something, and those that may stand for a deleted one. */
export function booksToRead(
  effects: readonly Effect[],
  books: readonly AddressBook[],
): AddressBook[] {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const effect of effects) {
    if ('addressBookId' in effect.write) ids.add(effect.write.addressBookId);
    if (isOp(effect, 'addressBook.create') && effect.remoteId !== null) ids.add(effect.remoteId);
    for (const write of restoresOf(effect.step)) {
      if (write.op === 'contact.create' && 'id' in write.book) ids.add(write.book.id);
      if (write.op === 'addressBook.create' || write.op === 'addressBook.rename') {
        names.add(nameKey(write.name));
      }
    }
  }
  return books.filter(({ id, name }) => ids.has(id) || names.has(nameKey(name)));
}

/** Those of them whose contacts an undo compares, creates or must not lose. */
export function booksWithContacts(
  effects: readonly Effect[],
  books: readonly AddressBook[],
): AddressBook[] {
  const about = effects.filter(
    ({ step, write }) =>
      step.kind === 'contact' ||
      write.op === 'addressBook.create' ||
      write.op === 'addressBook.delete' ||
      write.op === 'profile.delete',
  );
  return booksToRead(about, books);
}

/** Live contacts whose address an undo compares: those that the job left, and namesakes of those that come or go. */
export function contactsToRead(
  effects: readonly Effect[],
  live: LiveState,
): { contact: Contact; book: AddressBook }[] {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { step, write, remoteId } of effects) {
    if (write.op === 'contact.create' && remoteId !== null) {
      ids.add(remoteId);
      names.add(nameKey(write.contact.name));
    }
    if (write.op === 'contact.update') ids.add(write.contactId);
    for (const one of restoresOf(step)) {
      if (one.op === 'contact.create') names.add(nameKey(one.contact.name));
    }
  }
  return unread(live, live.addressBooks).filter(
    ({ contact }) => ids.has(contact.id) || names.has(nameKey(contact.name)),
  );
}

/** Contacts of these books of which it is not known where they lead. */
export function unread(
  live: LiveState,
  books: readonly AddressBook[],
): { contact: Contact; book: AddressBook }[] {
  return books.flatMap((book) =>
    (live.contacts.get(book.id) ?? [])
      .filter(({ address }) => address === undefined)
      .map((contact) => ({ contact, book })),
  );
}

/** Live units whose profile the job made and that still have it: all that leads there must be looked at. */
export function unitsLosingProfile(effects: readonly Effect[], live: LiveState): string[] {
  return effects.flatMap(({ write, remoteId }) =>
    write.op === 'profile.create' &&
    remoteId !== null &&
    live.profiles.get(write.unitId)?.id === remoteId
      ? [write.unitId]
      : [],
  );
}

/** Trunks on which the job moved extensions. */
export function trunksToRead(effects: readonly Effect[]): string[] {
  return [...new Set(effects.flatMap(({ write }) => ('trunkId' in write ? [write.trunkId] : [])))];
}

/** How objects that the job removed are named now. */
export type NamedNow = ReadonlyMap<string, IdRef>;

/** Profiles whose list of rules of a kind tells whether a rule is still as the job left it. */
export function ruleProfiles(
  effects: readonly Effect[],
  op: 'block.set' | 'dropIn.set',
  now: NamedNow,
): string[] {
  const ids = effects.flatMap((effect) =>
    isOp(effect, op) ? (idNow(effect.write.profileId, now) ?? []) : [],
  );
  return [...new Set(ids)];
}

/** The id of an object; null where it is only coming back. */
function idNow(id: string, now: NamedNow): string | null {
  const ref = now.get(id) ?? { id };
  return 'id' in ref ? ref.id : null;
}

/** Pairs of profile and contact that the job linked or parted. */
export function inboundPairs(
  effects: readonly Effect[],
  now: NamedNow,
): { profileId: string; contactId: string }[] {
  const pairs = new Map<string, { profileId: string; contactId: string }>();
  for (const effect of effects) {
    if (!isOp(effect, 'inboundCalling.create', 'inboundCalling.delete')) continue;
    const profileId = idNow(effect.write.profileId, now);
    const contactId = idNow(effect.write.contactId, now);
    if (profileId === null || contactId === null) continue;
    pairs.set(inboundKey(profileId, contactId), { profileId, contactId });
  }
  return [...pairs.values()];
}

/** External users that the job touched, by provider. */
export function usersToRead(effects: readonly Effect[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { write } of effects) {
    if (!('externalUserId' in write)) continue;
    const { serviceProviderId, externalUserId } = write;
    users.set(serviceProviderId, [...(users.get(serviceProviderId) ?? []), externalUserId]);
  }
  return users;
}

function restoresOf({ restore }: Effect['step']): StepWrite[] {
  return restore?.writes ?? [];
}

/** Profiles that a write names. */
function profilesOf(write: StepWrite | ReadyWrite): string[] {
  const refs: (IdRef | string)[] = [];
  if ('contact' in write && typeof write.contact === 'object' && 'address' in write.contact) {
    const { address } = write.contact;
    if (address.kind === 'profile') {
      refs.push('profile' in address ? address.profile : address.profileId);
    }
  }
  if ('profile' in write) refs.push(write.profile);
  if ('target' in write) refs.push(write.target);
  if ('profileId' in write) refs.push(write.profileId);
  if ('targetProfileId' in write) refs.push(write.targetProfileId);
  return refs.flatMap((ref) => (typeof ref === 'string' ? [ref] : 'id' in ref ? [ref.id] : []));
}
