import type { CallResult } from '../../main/engine/ports.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type {
  BatchItem,
  BatchReply,
  InputOf,
  OperationName,
  OutputOf,
  Page,
} from '../../shared/domain/operations.ts';
import { serviceError } from './fake-world.ts';
import type { ItemFault, World } from './fake-world.ts';

function refused(failure: Failure): CallResult<never> {
  return { kind: 'refused', failure };
}

function refuse(code: Failure['code'], status: number): CallResult<never> {
  return refused({ code, status, message: `Refused with ${status}.` });
}

function ok<T>(value: T): CallResult<T> {
  return { kind: 'ok', value };
}

function batch<I extends { itemId: number }, T>(
  items: readonly I[],
  faultOf: (item: I) => ItemFault | null,
  perform: (item: I) => BatchItem<T>,
): CallResult<BatchReply<T>> {
  const reply: BatchReply<T> = new Map();
  // Answers come in no order that a client may rely on.
  for (const item of items.toReversed()) {
    const fault = faultOf(item);
    if (fault === null) {
      reply.set(item.itemId, perform(item));
    } else if (fault.kind === 'failure') {
      reply.set(item.itemId, { ok: false, failure: fault.failure });
    } else {
      if (fault.effect) perform(item);
      if (fault.kind === 'error') reply.set(item.itemId, { ok: false, failure: serviceError });
    }
  }
  return ok(reply);
}

const PAGE = 3;
function page<T>(all: readonly T[], from: string | undefined): CallResult<Page<T>> {
  const start = Number(from ?? 0);
  const next = start + PAGE < all.length ? String(start + PAGE) : null;
  return ok({ items: all.slice(start, start + PAGE), next });
}

type Effects = { [K in OperationName]?: (input: InputOf<K>) => CallResult<OutputOf<K>> };

/** What a request that arrives does to the world, and how it is answered. */
export function effect<K extends OperationName>(
  world: World,
  name: K,
  input: InputOf<K>,
  faultOf: (item: unknown) => ItemFault | null,
): CallResult<OutputOf<K>> {
  const effects: Effects = {
    ...rooms(world, faultOf),
    ...books(world, faultOf),
    ...calling(world),
  };
  const perform = effects[name];
  if (!perform) throw new Error(`The fake service has no ${name}.`);
  return perform(input);
}

function rooms(world: World, faultOf: (item: unknown) => ItemFault | null): Effects {
  return {
    'units.list': ({ parentId, page: from }) => {
      if (!world.isOpen(parentId)) return refused(world.early);
      // Only what the account has rights to is shown.
      const shown = [...world.units].filter(
        ([id, unit]) => unit.parentId === parentId && world.isOpen(id),
      );
      return page(
        shown.map(([id, unit]) => ({ id, name: unit.name, level: null, parentId })),
        from,
      );
    },
    'units.get': ({ unitId }) => {
      const unit = world.units.get(unitId);
      if (!unit) return refuse('not-found', 404);
      return ok({ id: unitId, name: unit.name, level: null, parentId: unit.parentId });
    },
    'units.create': ({ parentId, name }) => {
      if (!world.isOpen(parentId)) return refused(world.early);
      return ok({ unitId: world.addUnit(name, parentId) });
    },
    'units.update': ({ unitId, name }) => {
      const unit = world.units.get(unitId);
      if (!unit) return refuse('not-found', 404);
      unit.name = name;
      return ok(null);
    },
    'units.delete': ({ unitId }) => {
      const hasBelow = [...world.units.values()].some(({ parentId }) => parentId === unitId);
      const hasBooks = [...world.associations].some((pair) => pair.endsWith(` ${unitId}`));
      if (hasBelow || hasBooks) return refuse('bad-request', 400);
      return ok({ found: world.units.delete(unitId) });
    },
    'profiles.createBatch': ({ items }) =>
      batch(items, faultOf, ({ unitId, name }) => {
        if (!world.isOpen(unitId)) return { ok: false, failure: world.early };
        const there = world.profiles.get(unitId);
        const id = there?.id ?? world.fresh('profile');
        world.profiles.set(unitId, { id, name: name ?? there?.name ?? 'Guest' });
        return { ok: true, value: { profileId: id } };
      }),
    'profiles.update': ({ profileId, name }) => {
      for (const profile of world.profiles.values()) {
        if (profile.id === profileId) profile.name = name;
      }
      return ok(null);
    },
    'profiles.delete': ({ profileId }) => {
      const [unitId] = [...world.profiles].find(([, { id }]) => id === profileId) ?? [];
      world.removeContacts(
        ({ address }) => address.kind === 'profile' && address.profileId === profileId,
      );
      return ok({ found: unitId !== undefined && world.profiles.delete(unitId) });
    },
  };
}

function books(world: World, faultOf: (item: unknown) => ItemFault | null): Effects {
  return {
    'addressBooks.create': ({ name }) => ok({ addressBookId: world.addBook(name) }),
    'addressBooks.update': ({ addressBookId, name }) => {
      world.books.set(addressBookId, name);
      return ok(null);
    },
    'addressBooks.delete': ({ addressBookId }) => {
      const isUsed = [...world.associations].some((pair) => pair.startsWith(`${addressBookId} `));
      if (isUsed) return refuse('in-use', 409);
      world.contacts.delete(addressBookId);
      return ok({ found: world.books.delete(addressBookId) });
    },
    'addressBooks.list': ({ page: from }) =>
      page(
        [...world.books].map(([id, name]) => ({ id, name })),
        from,
      ),
    'contacts.createBatch': ({ addressBookId, items }) =>
      world.contacts.has(addressBookId)
        ? batch(items, faultOf, ({ contact }) => {
            const { address } = contact;
            if (address.kind === 'profile' && !world.isProfileOpen(address.profileId)) {
              return { ok: false, failure: world.early };
            }
            const contactId = world.addContact(addressBookId, contact);
            return { ok: true, value: { contactId } };
          })
        : refuse('not-found', 404),
    'contacts.list': ({ addressBookId, page: from }) => {
      const contacts = world.contacts.get(addressBookId);
      if (!contacts) return refuse('not-found', 404);
      return page(
        [...contacts].map(([id, { name }]) => ({ id, addressBookId, name })),
        from,
      );
    },
    'contacts.get': ({ addressBookId, contactId }) => {
      const contact = world.contacts.get(addressBookId)?.get(contactId);
      return ok(contact ? { id: contactId, addressBookId, ...contact } : null);
    },
    'contacts.update': ({ addressBookId, contactId, contact }) => {
      if (!world.contacts.get(addressBookId)?.has(contactId)) return refuse('not-found', 404);
      world.contacts.get(addressBookId)?.set(contactId, contact);
      return ok(null);
    },
    'contacts.delete': ({ addressBookId, contactId }) => {
      const found = world.contacts.get(addressBookId)?.has(contactId) ?? false;
      world.removeContacts((_, id) => id === contactId);
      return ok({ found });
    },
    'associations.createBatch': ({ addressBookId, items }) =>
      batch(items, faultOf, ({ unitId }) => {
        if (!world.isOpen(unitId)) return { ok: false, failure: world.early };
        const pair = `${addressBookId} ${unitId}`;
        if (world.associations.has(pair)) {
          return { ok: false, failure: { code: 'exists', status: 409, message: 'There already.' } };
        }
        world.associations.add(pair);
        return { ok: true, value: null };
      }),
    'associations.get': (pair) =>
      ok(world.associations.has(`${pair.addressBookId} ${pair.unitId}`) ? pair : null),
    'associations.delete': ({ addressBookId, unitId }) =>
      ok({ found: world.associations.delete(`${addressBookId} ${unitId}`) }),
  };
}

function calling(world: World): Effects {
  return {
    'extensions.get': ({ trunkId, extension }) => {
      const profileId = world.extensions.get(`${trunkId} ${extension}`);
      return ok(profileId === undefined ? null : { trunkId, extension, profileId });
    },
    'extensions.map': ({ trunkId, extension, profileId }) => {
      const key = `${trunkId} ${extension}`;
      if (!world.isProfileOpen(profileId)) return refused(world.early);
      if (world.extensions.has(key)) return refuse('exists', 409);
      world.extensions.set(key, profileId);
      return ok(null);
    },
    'extensions.remap': ({ trunkId, extension, profileId }) => {
      world.extensions.set(`${trunkId} ${extension}`, profileId);
      return ok(null);
    },
    'extensions.unmap': ({ trunkId, extension }) =>
      ok({ found: world.extensions.delete(`${trunkId} ${extension}`) }),
    'blocks.set': (rule) => setRule(world, 'block', rule),
    'dropIns.set': (rule) => setRule(world, 'dropIn', rule),
    'inboundCalling.create': ({ profileId, contactId }) => {
      if (!world.isProfileOpen(profileId)) return refused(world.early);
      const pair = `${profileId} ${contactId}`;
      // The documents say that a repeat sends none; nobody may rely on it.
      world.messages.push(`link ${pair}`);
      world.links.set(pair, 'ENABLED');
      return ok(null);
    },
    'inboundCalling.get': ({ profileId, contactId }) => {
      const status = world.links.get(`${profileId} ${contactId}`);
      return ok(status === undefined ? null : { profileId, contactId, status });
    },
    'inboundCalling.delete': ({ profileId, contactId }) => {
      const pair = `${profileId} ${contactId}`;
      const found = world.links.get(pair) === 'ENABLED';
      world.messages.push(`unlink ${pair}`);
      if (found) world.links.set(pair, 'DISABLED');
      return ok({ found });
    },
    'externalUsers.create': ({ serviceProviderId, externalUserId, profileId }) => {
      const key = `${serviceProviderId} ${externalUserId}`;
      if (!world.isProfileOpen(profileId)) return refused(world.early);
      if (world.users.has(key)) return refuse('exists', 409);
      world.users.set(key, profileId);
      return ok(null);
    },
    'externalUsers.update': ({ serviceProviderId, externalUserId, profileId }) => {
      const key = `${serviceProviderId} ${externalUserId}`;
      if (!world.users.has(key)) return refuse('not-found', 404);
      world.users.set(key, profileId);
      return ok(null);
    },
    'externalUsers.delete': ({ serviceProviderId, externalUserId }) =>
      ok({ found: world.users.delete(`${serviceProviderId} ${externalUserId}`) }),
    'externalUsers.query': ({ serviceProviderId, externalUserIds, page: from }) => {
      const users = [...world.users].flatMap(([key, profileId]) => {
        const [provider, externalUserId = ''] = key.split(' ');
        const isAsked = externalUserIds?.includes(externalUserId) ?? true;
        return provider === serviceProviderId && isAsked
          ? [{ serviceProviderId, externalUserId, profileId }]
          : [];
      });
      return page(users, from);
    },
  };
}

function setRule(
  world: World,
  kind: string,
  { profileId, targetProfileId, value }: InputOf<'blocks.set'>,
): CallResult<null> {
  if (!world.isProfileOpen(profileId)) return refused(world.early);
  world.rules.set(`${kind} ${profileId} ${targetProfileId}`, value);
  return ok(null);
}
