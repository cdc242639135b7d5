import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import type { IdRef, PlannedAddress } from '../../../shared/domain/step-write.ts';
import type { Fault } from '../../support/fake-service.ts';
import type { ItemFault, World } from '../../support/fake-world.ts';
import {
  associationStep,
  bookStep,
  contactStep,
  createBench,
  extensionStep,
  phones,
  profileStep,
} from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

// Few names and numbers, so that alike contacts and namesakes are common.
const names = ['Bar', 'Spa', 'Desk'];
const numbers = ['+12065550101', '+12065550102'];
const units = ['u1', 'u2', 'u3', 'u4'];
const OLD_BOOK = 'old';

type Place = { book: 'Old' | 'New' | 'Newer'; name: string; to: string };
const place: fc.Arbitrary<Place> = fc.record({
  book: fc.constantFrom('Old', 'New', 'Newer'),
  name: fc.constantFrom(...names),
  to: fc.constantFrom(...numbers, ...units),
});

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('lost' as const),
    effectAfterMs: fc.oneof(fc.constantFrom(null, 0), fc.integer({ min: 1, max: 4800 })),
  }),
  fc.record({ kind: fc.constant('broken' as const), effect: fc.boolean() }),
);
const itemFault: fc.Arbitrary<ItemFault> = fc.record({
  kind: fc.constantFrom('error' as const, 'left-out' as const),
  effect: fc.boolean(),
});
/** By the number of the request or item; the rest go well, so that every run comes to an end. */
const troubles = fc.record({
  requests: fc.array(fc.option(fault, { freq: 2 }), { maxLength: 4 }),
  items: fc.array(fc.option(itemFault, { freq: 2 }), { maxLength: 12 }),
  /** Numbers of journal and call events at which the process dies, one for each start. */
  crashes: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
});
type Troubles = typeof troubles extends fc.Arbitrary<infer T> ? T : never;

function planOf(places: readonly Place[]): { steps: Step[]; known: KnownIds } {
  const bookOf = (name: Place['book']): IdRef =>
    name === 'Old' ? { id: OLD_BOOK } : { step: `addressBook:${name}` };
  const addressOf = (to: string): PlannedAddress =>
    units.includes(to) ? { kind: 'profile', profile: { step: `profile:${to}` } } : phones(to);
  return {
    steps: [
      ...units.map((unit) => profileStep(unit)),
      bookStep('New'),
      bookStep('Newer'),
      ...places.map(({ book, name, to }, at) =>
        contactStep(String(at), bookOf(book), name, addressOf(to)),
      ),
      ...units.map((unit) => associationStep(bookOf('New'), unit)),
      ...units.map((unit, at) => extensionStep(`7${at}`, { step: `profile:${unit}` })),
    ],
    known: { addressBooks: [OLD_BOOK], contacts: { [OLD_BOOK]: ['before'] } },
  };
}

/** A service with one book, which holds one contact that looks like some of the plan's. */
function benchWith({ requests, items }: Troubles): Bench {
  const bench = createBench();
  const { world, service } = bench;
  world.books.set(OLD_BOOK, 'Old');
  const before: ContactBody = { name: 'Bar', address: { kind: 'phones', numbers: [numbers[0]!] } };
  world.contacts.set(OLD_BOOK, new Map([['before', before]]));
  const requestFaults = [...requests];
  const itemFaults = [...items];
  service.fault = () => requestFaults.shift() ?? null;
  service.itemFault = () => itemFaults.shift() ?? null;
  return bench;
}

const dead = new Promise<never>(() => {});

/** Runs until it ends or dies at the n-th thing it does; what is under way at the service goes on. */
async function runUntil(bench: Bench, plan: ReturnType<typeof planOf>, crashAt: number | null) {
  let events = 0;
  const crash = new AbortController();
  const died = new Promise<null>((resolve) => {
    crash.signal.addEventListener('abort', () => resolve(null));
  });
  async function passing(): Promise<void> {
    events += 1;
    if (events === crashAt) crash.abort();
    if (crash.signal.aborted) await dead;
  }
  const { call } = bench.service;
  const end = bench.start(plan.steps, {
    known: plan.known,
    journal: {
      async record(entries) {
        await passing();
        await bench.journal.record(entries);
        await passing();
      },
    },
    async call(name, input, signal) {
      await passing();
      const result = await call(name, input, signal);
      await passing();
      return result;
    },
  });
  return bench.clock.run(Promise.race([end, died]));
}

async function runToTheEnd(bench: Bench, plan: ReturnType<typeof planOf>, crashes: number[]) {
  for (const crashAt of crashes) {
    if (await runUntil(bench, plan, crashAt)) break;
  }
  return runUntil(bench, plan, null);
}

/** The remote state in names, sorted: lost and doubled things show as differences. */
function natural(world: World): Record<string, string[]> {
  const unitOf = new Map([...world.profiles].map(([unit, { id }]) => [id, unit]));
  const content = ({ name, address }: ContactBody): string =>
    address.kind === 'profile'
      ? `${name} calls ${unitOf.get(address.profileId)}`
      : `${name} ${JSON.stringify(address)}`;
  const contacts = [...world.contacts].flatMap(([book, list]) =>
    [...list.values()].map((contact) => `${world.books.get(book)} / ${content(contact)}`),
  );
  return {
    profiles: [...world.profiles].map(([unit, { name }]) => `${unit} ${name}`).toSorted(),
    books: [...world.books.values()].toSorted(),
    contacts: contacts.toSorted(),
    associations: [...world.associations]
      .map((pair) => pair.split(' '))
      .map(([book, unit]) => `${world.books.get(book ?? '')} ${unit}`)
      .toSorted(),
    extensions: [...world.extensions].map(([at, id]) => `${at} ${unitOf.get(id)}`).toSorted(),
  };
}

test('whatever replies are lost and wherever it dies, a run ends as an undisturbed one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), troubles, async (places, trouble) => {
      const plan = planOf(places);
      const calm = benchWith({ requests: [], items: [], crashes: [] });
      await runToTheEnd(calm, plan, []);
      const bench = benchWith(trouble);
      const result = await runToTheEnd(bench, plan, trouble.crashes);
      expect(result?.end).toEqual({ kind: 'finished' });
      expect(natural(bench.world)).toEqual(natural(calm.world));
      const words = plan.steps.map(({ id }) => `${id} ${bench.folded().get(id)?.state}`);
      expect(words).toEqual(plan.steps.map(({ id }) => `${id} done`));
    }),
    { numRuns: 400 },
  );
});

type Meddling =
  | { kind: 'add'; at: number; book: Place['book']; name: string; to: string }
  | { kind: 'remove'; at: number; which: number };
const meddling: fc.Arbitrary<Meddling> = fc.oneof(
  place.chain((where) =>
    fc.record({
      kind: fc.constant('add' as const),
      at: fc.integer({ min: 0, max: 8000 }),
      book: fc.constant(where.book),
      name: fc.constant(where.name),
      to: fc.constantFrom(...numbers, '+12065550199'),
    }),
  ),
  fc.record({
    kind: fc.constant('remove' as const),
    at: fc.integer({ min: 0, max: 8000 }),
    which: fc.nat(20),
  }),
);

/** Does it at its time; tells what it did. */
async function meddle(bench: Bench, what: Meddling): Promise<{ added?: string; removed?: string }> {
  const { world, clock } = bench;
  await clock.at(what.at);
  if (what.kind === 'remove') {
    const all = [...world.contacts].flatMap(([book, list]) =>
      [...list.keys()].map((id) => ({ book, id })),
    );
    const one = all[what.which];
    if (!one) return {};
    world.contacts.get(one.book)?.delete(one.id);
    return { removed: one.id };
  }
  const book = [...world.books].find(([, name]) => name === what.book)?.[0];
  if (!book) return {};
  const address: ContactBody['address'] = { kind: 'phones', numbers: [what.to] };
  return { added: world.addContact(book, { name: what.name, address }) };
}

test('a colleague at work meanwhile is adopted or a conflict, and nothing of ours is doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { maxLength: 10 }),
      troubles,
      fc.array(meddling, { minLength: 1, maxLength: 4 }),
      async (places, trouble, meddlings) => {
        const plan = planOf(places);
        const bench = benchWith(trouble);
        const deeds: { added?: string; removed?: string }[] = [];
        for (const one of meddlings) void meddle(bench, one).then((deed) => deeds.push(deed));
        const result = await runToTheEnd(bench, plan, trouble.crashes);
        expect(result?.end).toEqual({ kind: 'finished' });

        const { everMade } = bench.world;
        const states = bench.folded();
        const added = new Set(deeds.flatMap(({ added }) => added ?? []));
        const removed = new Set(deeds.flatMap(({ removed }) => removed ?? []));
        const claimed: string[] = [];
        for (const { id, kind } of plan.steps) {
          const state = states.get(id);
          if (state?.state === 'done') {
            if (kind === 'contact') claimed.push(state.remoteId ?? '');
            continue;
          }
          expect(state).toMatchObject({ state: 'failed', failure: { code: 'settle-conflict' } });
          expect(added.size).toBeGreaterThan(0);
        }
        expect(new Set(claimed).size).toBe(claimed.length);
        for (const id of claimed) expect(everMade.has(id)).toBe(true);

        // Every contact is claimed, the colleague's, removed, or one that a conflict names.
        const conflicts = plan.steps.filter(
          ({ id, kind }) => kind === 'contact' && states.get(id)?.state === 'failed',
        );
        const strays = [...everMade].filter(
          (id) => !claimed.includes(id) && !added.has(id) && !removed.has(id),
        );
        const adopted = claimed.filter((id) => added.has(id)).length;
        expect(strays.length).toBeLessThanOrEqual(conflicts.length + adopted);
      },
    ),
    { numRuns: 400 },
  );
});
