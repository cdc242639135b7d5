import { setMaxListeners } from 'node:events';
import type { Call, CallResult, Clock } from '../../main/engine/ports.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type {
  BatchItem,
  BatchReply,
  ContactBody,
  InputOf,
  OperationName,
  OutputOf,
  Page,
} from '../../shared/domain/operations.ts';

/**
 * What goes wrong with one request.
 * - `lost`: no answer; the effect comes about `effectAfterMs` after the request (null: never).
 * - `broken`: answered with a 5xx, with or without effect.
 */
export type Fault =
  | { kind: 'lost'; effectAfterMs: number | null }
  | { kind: 'broken'; effect: boolean }
  | { kind: 'result'; result: Exclude<CallResult<never>, { kind: 'ok' }> };
/** What goes wrong with one item of a batch, with or without its effect. */
export type ItemFault =
  { kind: 'error' | 'left-out'; effect: boolean } | { kind: 'failure'; failure: Failure };

export type Request = { name: OperationName; input: unknown; at: number };

export type FakeService = {
  call: Call;
  world: World;
  /** Every call, in the order in which they came. */
  requests: Request[];
  /** Asked once a request, in order. */
  fault: (request: Request) => Fault | null;
  /** Asked once an item of a batch. */
  itemFault: (request: Request, item: unknown) => ItemFault | null;
  /** Calls that have not ended. */
  inFlight: number;
};

export type World = ReturnType<typeof createWorld>;

const latencyMs = 100;
/** What must not be repeated; all else the engine's `Call` repeats below this seam. */
const onceOnly = new Set<OperationName>([
  'addressBooks.create',
  'contacts.createBatch',
  'extensions.map',
]);

export const lostReply: Failure = { code: 'timeout', message: 'The service did not answer.' };
export const serviceError: Failure = {
  code: 'service-error',
  message: 'The service had an error of its own.',
  status: 500,
};

/** A small model of the service, with the ids and the state that a test can look into. */
export function createWorld() {
  let ids = 0;
  const fresh = (kind: string): string => `${kind}.${(ids += 1)}`;
  return {
    fresh,
    /** By unit id. */
    profiles: new Map<string, { id: string; name: string }>(),
    /** Names by id. */
    books: new Map<string, string>(),
    /** By book id, then contact id. */
    contacts: new Map<string, Map<string, ContactBody>>(),
    /** Ids of all contacts that were ever made, removed ones too. */
    everMade: new Set<string>(),
    /** `book unit`. */
    associations: new Set<string>(),
    /** Profile ids by `trunk extension`. */
    extensions: new Map<string, string>(),
    addBook(name: string): string {
      const id = fresh('book');
      this.books.set(id, name);
      this.contacts.set(id, new Map());
      return id;
    },
    addContact(bookId: string, contact: ContactBody): string {
      const id = fresh('contact');
      this.everMade.add(id);
      this.contacts.get(bookId)?.set(id, contact);
      return id;
    },
  };
}

/** Answers calls as the engine's `Call` would, over a world of its own, in virtual time. */
export function createFakeService(clock: Clock, world: World = createWorld()): FakeService {
  const service: FakeService = {
    world,
    requests: [],
    fault: () => null,
    itemFault: () => null,
    inFlight: 0,
    async call(name, input, signal) {
      service.inFlight += 1;
      try {
        return await answer(name, input, signal);
      } finally {
        service.inFlight -= 1;
      }
    },
  };

  async function answer<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    signal: AbortSignal,
  ): Promise<CallResult<OutputOf<K>>> {
    const request = { name, input, at: clock.ticks() };
    service.requests.push(request);
    const fault = service.fault(request);
    if (signal.aborted) return { kind: 'aborted', maybeSent: false };
    if (fault?.kind === 'result') return fault.result;
    const perform = (): CallResult<OutputOf<K>> =>
      effect(world, name, input, (item) => service.itemFault(request, item));

    await clock.sleep(latencyMs / 2, signal);
    if (fault === null || !onceOnly.has(name)) {
      // The first sending had its effect, the second one was answered.
      if (fault !== null) perform();
      const result = perform();
      await clock.sleep(latencyMs / 2, signal);
      return signal.aborted ? { kind: 'aborted', maybeSent: true } : result;
    }
    if (fault.kind === 'broken') {
      if (fault.effect) perform();
      await clock.sleep(latencyMs / 2, signal);
      return { kind: 'unsure', failure: serviceError, cause: 'answered' };
    }
    if (fault.effectAfterMs !== null) {
      if (fault.effectAfterMs === 0) perform();
      else void clock.sleep(fault.effectAfterMs, never).then(perform);
    }
    await clock.sleep(latencyMs / 2, signal);
    return { kind: 'unsure', failure: lostReply, cause: 'unanswered' };
  }
  return service;
}

const never = new AbortController().signal;
setMaxListeners(0, never);

function refuse(code: Failure['code'], status: number): CallResult<never> {
  return { kind: 'refused', failure: { code, status, message: `Refused with ${status}.` } };
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

function effect<K extends OperationName>(
  world: World,
  name: K,
  input: InputOf<K>,
  faultOf: (item: unknown) => ItemFault | null,
): CallResult<OutputOf<K>> {
  const effects: Effects = {
    'profiles.createBatch': ({ items }) =>
      batch(items, faultOf, ({ unitId, name }) => {
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
    'addressBooks.create': ({ name }) => ok({ addressBookId: world.addBook(name) }),
    'addressBooks.update': ({ addressBookId, name }) => {
      world.books.set(addressBookId, name);
      return ok(null);
    },
    'addressBooks.list': ({ page: from }) =>
      page(
        [...world.books].map(([id, name]) => ({ id, name })),
        from,
      ),
    'contacts.createBatch': ({ addressBookId, items }) =>
      world.contacts.has(addressBookId)
        ? batch(items, faultOf, ({ contact }) => {
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
    'associations.createBatch': ({ addressBookId, items }) =>
      batch(items, faultOf, ({ unitId }) => {
        const pair = `${addressBookId} ${unitId}`;
        if (world.associations.has(pair)) {
          return { ok: false, failure: { code: 'exists', status: 409, message: 'There already.' } };
        }
        world.associations.add(pair);
        return { ok: true, value: null };
      }),
    'extensions.get': ({ trunkId, extension }) => {
      const profileId = world.extensions.get(`${trunkId} ${extension}`);
      return ok(profileId === undefined ? null : { trunkId, extension, profileId });
    },
    'extensions.map': ({ trunkId, extension, profileId }) => {
      const key = `${trunkId} ${extension}`;
      if (world.extensions.has(key)) return refuse('exists', 409);
      world.extensions.set(key, profileId);
      return ok(null);
    },
    'extensions.remap': ({ trunkId, extension, profileId }) => {
      world.extensions.set(`${trunkId} ${extension}`, profileId);
      return ok(null);
    },
  };
  const perform = effects[name];
  if (!perform) throw new Error(`The fake service has no ${name}.`);
  return perform(input);
}
