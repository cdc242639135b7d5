import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { planBody } from '../../../shared/domain/plan.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import type { PlannedChanges } from '../../../main/engine/plan/plan-changes.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { anyRemovals, removalOptions } from '../../support/arbitrary-removals.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { SHEET_TABLES } from '../../support/live-state.ts';
import { liveObjects } from '../../support/live-objects.ts';
import { refusedOutOfOrder } from '../../support/remove-from-live.ts';
import { serveLive } from '../../support/serve-live.ts';

type Options = Parameters<typeof planOptions.parse>[0];

function planned(live: LiveState, rows: readonly CheckedRow[], options: Options): PlannedChanges {
  return planChanges({
    rows,
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse(options),
    requestsPerSecond: null,
  });
}

/**
 * What is in conflict or blocked may be decided once other steps are done: a name that two books had
 * has one of them then. So nothing follows for a second plan.
 */
function isDecided({ body, problems }: PlannedChanges): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return body.counts.conflict + body.counts.blocked + errors.length === 0;
}

/** Does a book that others use too lose its last unit here? Then it is none of this property's any more. */
function losesBook(live: LiveState, steps: readonly Step[]): boolean {
  const after = applyToLive(live, steps);
  const here = new Set(live.units.map(({ id }) => id));
  const isOurs = (units: readonly string[] = []): boolean =>
    units.length === 0 || units.some((id) => here.has(id));
  return [...after.unitsOfBook].some(
    ([id, units]) => !isOurs(units) && isOurs(live.unitsOfBook.get(id)),
  );
}

const isSent = ({ write }: Step): boolean => write !== null;

/** Any order in which a run could come to send the steps, by chance. */
function someOrder(steps: readonly Step[], coins: Iterator<number>): Step[] {
  const sent = steps.filter(isSent);
  const ids = new Set(sent.map(({ id }) => id));
  const done = new Set<string>();
  const order: Step[] = [];
  while (order.length < sent.length) {
    const ready = sent.filter(
      ({ id, needs }) => !done.has(id) && needs.every((need) => !ids.has(need) || done.has(need)),
    );
    const next = ready[Number(coins.next().value) % ready.length];
    if (!next) throw new Error('Steps wait for each other.');
    done.add(next.id);
    order.push(next);
  }
  return order;
}

const coins = fc.infiniteStream(fc.nat(1000));

test('every step is taken by a service that insists on the safe order, whatever order a run takes', () => {
  fc.assert(
    fc.property(anyRemovals(true), removalOptions, coins, ({ live, rows }, options, chance) => {
      const order = someOrder(planned(live, rows, options).body.steps, chance);
      order.forEach((step, at) => {
        const now = applyToLive(live, order.slice(0, at));
        expect([step.id, step.write && refusedOutOfOrder(now, step.write)]).toEqual([
          step.id,
          null,
        ]);
      });
    }),
    { numRuns: 400 },
  );
});

test('once removals are done, the same rows plan nothing to send', () => {
  fc.assert(
    fc.property(anyRemovals(true), removalOptions, ({ live, rows }, options) => {
      const first = planned(live, rows, options);
      fc.pre(isDecided(first) && !losesBook(live, first.body.steps));
      const second = planned(applyToLive(live, first.body.steps), rows, options);
      expect(second.body.steps.filter(isSent)).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test('what is gone after a plan is what it showed, and nothing else', () => {
  fc.assert(
    fc.property(anyRemovals(true), removalOptions, ({ live, rows }, options) => {
      const { steps } = planned(live, rows, options).body;
      const before = liveObjects(live);
      const after = liveObjects(applyToLive(live, steps));
      const shown = new Set<string>();
      for (const { action, write, before: values } of steps) {
        if (action !== 'remove' || !write) continue;
        switch (write.op) {
          case 'contact.delete':
            shown.add(`contact ${write.contactId}`);
            break;
          case 'association.delete':
            shown.add(`association ${write.addressBookId} ${write.unitId}`);
            break;
          case 'extension.unmap':
            shown.add(`extension ${write.trunkId} ${write.extension}`);
            break;
          case 'profile.delete': {
            shown.add(`profile ${write.profileId}`);
            const vanishing = [...live.contacts.values()]
              .flat()
              .filter(
                ({ address, addressBookId, name }) =>
                  address?.kind === 'profile' &&
                  address.profileId === write.profileId &&
                  values?.['contactsElsewhere']?.includes(
                    `${live.addressBooks.find(({ id }) => id === addressBookId)?.name ?? ''} / ${name}`,
                  ),
              );
            for (const { id } of vanishing) shown.add(`contact ${id}`);
            break;
          }
          case 'addressBook.delete': {
            shown.add(`addressBook ${write.addressBookId}`);
            const listed = values?.['contacts'];
            const names = Array.isArray(listed) ? [...listed] : [];
            for (const { id, name } of live.contacts.get(write.addressBookId) ?? []) {
              const at = names.indexOf(name);
              if (at < 0 || shown.has(`contact ${id}`)) continue;
              names.splice(at, 1);
              shown.add(`contact ${id}`);
            }
            break;
          }
          case 'unit.delete':
            shown.add(`unit ${write.unitId}`);
            break;
          default:
        }
      }
      const gone = [...before.keys()].filter((key) => !after.has(key));
      expect(gone.filter((key) => !shown.has(key))).toEqual([]);
      expect([...shown].filter((key) => after.has(key))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('a plan of removals alone leaves everything else as it was', () => {
  fc.assert(
    fc.property(anyRemovals(false), removalOptions, ({ live, rows }, options) => {
      const { steps } = planned(live, rows, options).body;
      const removals = steps.filter(({ action }) => action === 'remove');
      const before = liveObjects(live);
      const after = liveObjects(
        applyToLive(
          live,
          removals.filter(({ needs }) =>
            needs.every(
              (need) =>
                removals.some(({ id }) => id === need) ||
                !steps.some((step) => step.id === need && isSent(step)),
            ),
          ),
        ),
      );
      for (const [key, value] of after) expect(before.get(key)).toBe(value);
    }),
    { numRuns: 300 },
  );
});

test('no removal touches what belongs to another property', () => {
  fc.assert(
    fc.property(anyRemovals(true), removalOptions, ({ live, rows }, options) => {
      const units = new Set(live.units.map(({ id }) => id));
      const profiles = new Set([...live.profiles.values()].map((profile) => profile?.id));
      const gone = [...live.otherProfiles].flatMap(([id, profile]) => (profile ? [] : [id]));
      const shared = (id: string): boolean =>
        (live.unitsOfBook.get(id) ?? []).some((unitId) => !units.has(unitId));
      const foreign = (id: string): boolean =>
        shared(id) && !(live.unitsOfBook.get(id) ?? []).some((unitId) => units.has(unitId));
      for (const { write } of planned(live, rows, options).body.steps) {
        switch (write?.op) {
          case 'association.delete':
            expect(options.sharedBooks || units.has(write.unitId)).toBe(true);
            expect(foreign(write.addressBookId)).toBe(false);
            break;
          case 'contact.delete':
          case 'addressBook.delete':
            expect(foreign(write.addressBookId)).toBe(false);
            expect(options.sharedBooks || !shared(write.addressBookId)).toBe(true);
            break;
          case 'profile.delete':
            expect(profiles).toContain(write.profileId);
            break;
          case 'unit.delete':
            expect(options.deleteUnits && units.has(write.unitId)).toBe(true);
            break;
          case 'extension.unmap': {
            const mapping = live.extensions
              .get(write.trunkId)
              ?.find(({ extension }) => extension === write.extension);
            expect([...profiles, ...gone]).toContain(mapping?.profileId);
            break;
          }
          default:
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('steps have ids of their own, need only earlier steps that are sent, and serve the rows that asked', () => {
  fc.assert(
    fc.property(anyRemovals(true), removalOptions, ({ live, rows }, options) => {
      const { body } = planned(live, rows, options);
      expect(planBody.safeParse(body).success).toBe(true);
      const seen = new Map<string, Step>();
      for (const step of body.steps) {
        expect(seen.has(step.id)).toBe(false);
        for (const need of step.needs) {
          expect(seen.has(need)).toBe(true);
          if (isSent(step)) expect(['conflict', 'blocked']).not.toContain(seen.get(need)?.action);
        }
        expect(step.rows.length).toBeGreaterThan(0);
        if (step.action === 'remove') {
          expect([step.before === null, step.after]).toEqual([false, null]);
        }
        seen.set(step.id, step);
      }
      for (const row of body.rows) {
        if (row.state === 'valid') expect([row.key, row.steps.length > 0]).toEqual([row.key, true]);
      }
    }),
    { numRuns: 400 },
  );
});

test('after some removals were done, the others are still what they were', () => {
  fc.assert(
    fc.property(
      anyRemovals(true),
      removalOptions,
      coins,
      fc.nat(100),
      (given, options, chance, part) => {
        const { live, rows } = given;
        const plan = planned(live, rows, options);
        fc.pre(isDecided(plan));
        const { steps } = plan.body;
        const order = someOrder(steps, chance);
        const done = order.slice(0, Math.floor((order.length * part) / 100));
        fc.pre(!losesBook(live, done) && !losesBook(live, steps));
        const ids = new Set(done.map(({ id }) => id));
        const fresh = planned(applyToLive(live, done), rows, options).body;
        expect(comparePlans({ steps }, fresh, (id) => !ids.has(id))).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

test('a plan from what was read is the plan that knowing everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(anyRemovals(true), removalOptions, async ({ live, rows }, options) => {
      // Of other rooms' rules about a room that goes, just those are known that rows name anyway.
      for (const rules of [live.blocks, live.dropIns]) {
        for (const [id, list] of rules) {
          const foreign = list.filter(({ targetProfileId }) => !rules.has(targetProfileId));
          rules.set(id, foreign);
        }
      }
      const valid = rows.filter(({ state }) => state === 'valid');
      const result = await readForPlan({
        call: serveLive(live).call,
        property: live.property,
        rows: valid,
        options: planOptions.parse(options),
        emit: () => {},
        now: () => 0,
        signal: new AbortController().signal,
      });
      if (!result.ok) throw new Error(result.error.operation);
      const content = ({ body, problems }: PlannedChanges): unknown => ({
        steps: body.steps.map((step) =>
          step.kind === 'contact' && step.action === 'unchanged'
            ? { ...step, remoteId: null }
            : step,
        ),
        rows: body.rows,
        notes: body.notes,
        problems,
      });
      expect(content(planned(result.value, rows, options))).toEqual(
        content(planned(live, rows, options)),
      );
    }),
    { numRuns: 300 },
  );
});
