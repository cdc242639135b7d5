import type { Sandbox } from '../../main/sandbox/sandbox.ts';

export type Size = {
  rooms: number;
  books: number;
  contactsPerBook: number;
};

/** Rooms that call from each book, in turn. */
const BOOKS_OF_A_ROOM = 2;
/** One room in so many has a rule about its neighbour. */
const RULE_EVERY = 10;

/**
 * Fills the sandbox's property past its throttle: a profile and an extension a room, books with
 * contacts, two books a room, some rules and external users.
 */
export function fillProperty(sandbox: Sandbox, { rooms, books, contactsPerBook }: Size): void {
  const { state } = sandbox;
  const parents = new Set(state.units.map(({ parentId }) => parentId));
  const here = new Set([state.property.id]);
  for (const { id, parentId } of state.units) if (parentId && here.has(parentId)) here.add(id);
  const units = state.units.filter(({ id }) => here.has(id) && !parents.has(id)).slice(0, rooms);
  const make = (change: Parameters<Sandbox['colleague']>[0]): string => {
    const made = sandbox.colleague(change);
    if (!made.ok) throw new Error(made.message);
    return made.id;
  };
  const profiles = units.map(({ id, name }, at) => {
    const profileId = make({ create: 'profile', unitId: id, name: `Room ${name}` });
    const extension = String(10_000 + at);
    make({ create: 'extension', trunkId: sandbox.trunk, extension, profileId });
    return profileId;
  });
  const bookIds = Array.from({ length: books }, (_, at) => {
    const addressBookId = make({ create: 'addressBook', name: `Book ${at}` });
    for (let n = 0; n < contactsPerBook; n++) {
      const number = `+1206${String(at * contactsPerBook + n + 2_000_000).slice(-7)}`;
      const address = { kind: 'phones' as const, numbers: [number] };
      make({ create: 'contact', addressBookId, contact: { name: `Contact ${n}`, address } });
    }
    return addressBookId;
  });
  for (const [at, { id }] of units.entries()) {
    for (let n = 0; n < BOOKS_OF_A_ROOM; n++) {
      const addressBookId = bookIds[(at + n) % bookIds.length] ?? '';
      make({ create: 'association', addressBookId, unitId: id });
    }
  }
  for (const [at, profileId] of profiles.entries()) {
    const targetProfileId = profiles[at + 1];
    if (at % RULE_EVERY !== 0 || targetProfileId === undefined) continue;
    const setting = at % (2 * RULE_EVERY) === 0 ? 'Block' : 'DropIn';
    make({ change: 'rule', setting, profileId, targetProfileId, value: 'ENABLED' });
    const { serviceProvider: serviceProviderId } = sandbox;
    make({ create: 'externalUser', serviceProviderId, externalUserId: `u${at}`, profileId });
  }
  sandbox.resetRequests();
}
