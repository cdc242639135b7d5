import type {
  Contact,
  ExternalUser,
  LiveState,
  Profile,
  Unit,
} from '../../../shared/domain/live.ts';
import { userKey } from '../../../shared/domain/live.ts';
import { addressOf } from '../../../shared/domain/plan.ts';
import type { Restore, Step } from '../../../shared/domain/plan.ts';
import type { PlannedContact, StepWrite } from '../../../shared/domain/step-write.ts';
import { nameKey } from '../compare-keys.ts';
import { liveAddressKey } from './shown-contact.ts';

/** The same steps, each with what a later undo needs and only the live state of now can tell. */
export function recordRestores(steps: readonly Step[], live: LiveState): Step[] {
  const look = lookAt(live, steps);
  return steps.map((step) => {
    const restore = step.write && restoreOf(step, step.write, look);
    return restore ? { ...step, restore } : step;
  });
}

type Look = {
  live: LiveState;
  units: ReadonlyMap<string, Unit>;
  profiles: ReadonlyMap<string, Profile>;
  books: ReadonlyMap<string, string>;
  contacts: ReadonlyMap<string, Contact>;
  /** Contacts that call a profile, as far as they were read. */
  callers: ReadonlyMap<string, Contact[]>;
  /** Live contacts by book and content. */
  alike: ReadonlyMap<string, Contact[]>;
  /** Contacts that a step of their own takes away, and those that one leads elsewhere. */
  going: ReadonlySet<string>;
  led: ReadonlySet<string>;
  /** Books that go whole. */
  goingBooks: ReadonlySet<string>;
};

function lookAt(live: LiveState, steps: readonly Step[]): Look {
  const all = [...live.contacts.values()].flat();
  const callers = new Map<string, Contact[]>();
  const alike = new Map<string, Contact[]>();
  for (const contact of all) {
    if (contact.address?.kind === 'profile') push(callers, contact.address.profileId, contact);
    const content = contentKey(contact);
    if (content !== null) push(alike, content, contact);
  }
  const known = [...live.otherProfiles.values(), ...live.profiles.values()];
  return {
    live,
    callers,
    alike,
    units: new Map(live.units.map((unit) => [unit.id, unit])),
    profiles: new Map(known.flatMap((one) => (one ? [[one.id, one] as const] : []))),
    books: new Map(live.addressBooks.map(({ id, name }) => [id, name])),
    contacts: new Map(all.map((contact) => [contact.id, contact])),
    going: new Set(
      steps.flatMap(({ write }) => (write?.op === 'contact.delete' ? [write.contactId] : [])),
    ),
    led: new Set(
      steps.flatMap(({ write }) => (write?.op === 'contact.update' ? [write.contactId] : [])),
    ),
    goingBooks: new Set(
      steps.flatMap(({ write }) =>
        write?.op === 'addressBook.delete' ? [write.addressBookId] : [],
      ),
    ),
  };
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const held = map.get(key);
  if (held) held.push(item);
  else map.set(key, [item]);
}

/** One key for contacts of a book that are wholly alike; null where it was not read where one leads. */
function contentKey({ addressBookId, name, address }: Contact): string | null {
  const leads = liveAddressKey(address);
  return leads === null ? null : JSON.stringify([addressBookId, nameKey(name), leads]);
}

/** Null where the write itself tells how it is taken back. */
function restoreOf(step: Step, write: StepWrite, look: Look): Restore | null {
  const { id } = step;
  switch (write.op) {
    case 'unit.rename': {
      const name = look.units.get(write.unitId)?.name;
      return only(name !== undefined && { ...write, name }, 'what the room was called');
    }
    case 'unit.delete': {
      const unit = look.units.get(write.unitId);
      const parent = unit?.parentId;
      if (!unit || typeof parent !== 'string') return only(null, 'where the room was');
      const siblings = look.live.units.filter(({ parentId }) => parentId === parent);
      return {
        ...only({ op: 'unit.create', parent: { id: parent }, name: unit.name }, ''),
        alike: namesakes(unit, siblings),
      };
    }
    case 'profile.rename': {
      const name = look.profiles.get(write.profileId)?.name;
      return only(typeof name === 'string' && { ...write, name }, 'what the profile was called');
    }
    case 'profile.delete':
      return profileBack(step, write.profileId, look);
    case 'addressBook.rename': {
      const name = look.books.get(write.addressBookId);
      if (name === undefined) return only(null, 'what the address book was called');
      return { ...only({ ...write, name }, ''), alike: booksCalled(name, write, look) };
    }
    case 'addressBook.delete':
      return bookBack(id, write, look);
    case 'contact.update': {
      const contact = bodyOf(look.contacts.get(write.contactId));
      return only(contact && { ...write, contact }, 'where the contact led');
    }
    case 'contact.delete': {
      const live = look.contacts.get(write.contactId);
      const contact = bodyOf(live);
      const book = { id: write.addressBookId };
      const restore = only(
        contact && { op: 'contact.create', book, contact },
        'where the contact led',
      );
      return { ...restore, alike: stayingAlike(live, look) };
    }
    case 'extension.remap':
    case 'extension.unmap': {
      const { trunkId, extension } = write;
      const mappings = look.live.extensions.get(trunkId) ?? [];
      const profile = profileRef(
        mappings.find((one) => one.extension === extension)?.profileId,
        look,
      );
      const op = write.op === 'extension.unmap' ? 'extension.map' : write.op;
      return only(
        profile && { op, trunkId, extension, profile },
        'where it rang, or that room no longer exists',
      );
    }
    case 'externalUser.update':
    case 'externalUser.delete': {
      const { serviceProviderId, externalUserId } = write;
      const user = userOf(serviceProviderId, externalUserId, look);
      const profile = profileRef(user?.profileId, look);
      const op = write.op === 'externalUser.delete' ? 'externalUser.create' : write.op;
      return only(
        profile && { op, serviceProviderId, externalUserId, profile },
        'where it rang, or that room no longer exists',
      );
    }
    default:
      return null;
  }
}

function only(write: StepWrite | false | null | undefined, what: string): Restore {
  return write
    ? { writes: [write], lost: [] }
    : { writes: [], lost: [`The service did not tell ${what}, so it cannot be brought back.`] };
}

function profileBack({ id: stepId, before }: Step, profileId: string, look: Look): Restore {
  const profile = look.profiles.get(profileId);
  if (!profile) return only(null, 'whose profile it was');
  const { unitId } = profile;
  // Where the service does not tell the name, a job that gave it may know it.
  const shown = before?.['displayName'];
  const name = profile.name ?? (typeof shown === 'string' && shown !== '' ? shown : null);
  const vanishing = (look.callers.get(profileId) ?? []).filter(
    ({ id, addressBookId }) =>
      !look.going.has(id) && !look.led.has(id) && !look.goingBooks.has(addressBookId),
  );
  return {
    writes: [
      { op: 'profile.create', unit: { id: unitId }, name },
      ...vanishing.map(({ addressBookId, name: called }): StepWrite => ({
        op: 'contact.create',
        book: { id: addressBookId },
        contact: { name: called, address: { kind: 'profile', profile: { step: stepId } } },
      })),
    ],
    vanished: vanishing.map(({ id }) => id),
    lost: [],
  };
}

type AboutBook = { addressBookId: string };

/** Other live books of that name. */
function booksCalled(name: string, { addressBookId: id }: AboutBook, { live }: Look): string[] {
  return namesakes({ id, name }, live.addressBooks);
}

function namesakes<T extends { id: string; name: string }>(one: T, all: readonly T[]): string[] {
  const key = nameKey(one.name);
  return all.flatMap(({ id, name }) => (id !== one.id && nameKey(name) === key ? [id] : []));
}

function bookBack(stepId: string, about: AboutBook, look: Look): Restore {
  const { addressBookId: bookId } = about;
  const name = look.books.get(bookId);
  if (name === undefined) return only(null, 'what the address book was called');
  const vanishing = (look.live.contacts.get(bookId) ?? []).filter(({ id }) => !look.going.has(id));
  const lost = vanishing.flatMap((contact) =>
    bodyOf(contact)
      ? []
      : [`Where "${contact.name}" of "${name}" leads is not known, so it cannot be brought back.`],
  );
  return {
    writes: [
      { op: 'addressBook.create', name },
      ...vanishing.flatMap((one): StepWrite[] => {
        const contact = bodyOf(one);
        return contact ? [{ op: 'contact.create', book: { step: stepId }, contact }] : [];
      }),
    ],
    vanished: vanishing.flatMap((one) => (bodyOf(one) ? [one.id] : [])),
    lost,
    alike: booksCalled(name, about, look),
  };
}

/** A live contact as it would be sent; null where it was not read, or is not told, where it leads. */
function bodyOf(contact: Contact | undefined): PlannedContact | null {
  const address = contact?.address && addressOf(contact.address);
  return contact && address ? { name: contact.name, address } : null;
}

/** Contacts like this one that no step of their own touches. */
function stayingAlike(contact: Contact | undefined, { alike, going, led }: Look): string[] {
  const content = contact ? contentKey(contact) : null;
  if (content === null) return [];
  const others = (alike.get(content) ?? []).map(({ id }) => id);
  return others.filter((id) => !going.has(id) && !led.has(id));
}

/** A profile that something led to; null where nobody tells, or where it does not exist. */
function profileRef(
  profileId: string | null | undefined,
  { profiles }: Look,
): { id: string } | null {
  return typeof profileId === 'string' && profiles.has(profileId) ? { id: profileId } : null;
}

function userOf(provider: string, userId: string, { live }: Look): ExternalUser | null | undefined {
  const all = live.externalUsers.get(provider);
  if (all) return all.find(({ externalUserId }) => externalUserId === userId);
  return live.externalUsersById.get(userKey(provider, userId));
}
