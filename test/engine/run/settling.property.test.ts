import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import type { IdRef, PlannedAddress } from '../../../shared/domain/step-write.ts';
import type { World } from '../../support/fake-world.ts';
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
import { calmness, runToTheEnd, trouble, troubles } from './troubled-run.ts';
import type { Troubles } from './troubled-run.ts';

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
function benchWith(troubles: Troubles): Bench {
  const bench = createBench();
  const { world } = bench;
  world.books.set(OLD_BOOK, 'Old');
  const before: ContactBody = { name: 'Bar', address: { kind: 'phones', numbers: [numbers[0]!] } };
  world.contacts.set(OLD_BOOK, new Map([['before', before]]));
  trouble(bench, troubles);
  return bench;
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
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), troubles(), async (places, trouble) => {
      const plan = planOf(places);
      const calm = benchWith(calmness);
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
      troubles(),
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
