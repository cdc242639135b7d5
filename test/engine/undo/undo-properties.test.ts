import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundKey } from '../../../shared/domain/live.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import { planBody } from '../../../shared/domain/plan.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { anyCallingRow } from '../../support/arbitrary-calling.ts';
import { anyJob } from '../../support/arbitrary-jobs.ts';
import { anyRow, PROVIDER } from '../../support/arbitrary-plan.ts';
import { anyNewRoom } from '../../support/arbitrary-rooms.ts';
import { liveObjects } from '../../support/live-objects.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { naturalLive } from '../../support/natural-live.ts';
import { refusedOutOfOrder } from '../../support/remove-from-live.ts';
import type { DoneJob } from '../../support/undone.ts';
import { doneJob, sentOf, undoOf } from '../../support/undone.ts';

/** What somebody else may do in the meantime. */
const anyColleague = fc.array(fc.oneof(anyRow, anyCallingRow, anyNewRoom), { maxLength: 5 });

const coins = fc.infiniteStream(fc.nat(1000));

/** Any order in which a run could come to send the steps, by chance. */
function someOrder(steps: readonly Step[], chance: Iterator<number>): Step[] {
  const sent = steps.filter(({ write }) => write !== null);
  const ids = new Set(sent.map(({ id }) => id));
  const done = new Set<string>();
  const order: Step[] = [];
  while (order.length < sent.length) {
    const ready = sent.filter(
      ({ id, needs }) => !done.has(id) && needs.every((need) => !ids.has(need) || done.has(need)),
    );
    const next = ready[Number(chance.next().value) % ready.length];
    if (!next) throw new Error('Steps wait for each other.');
    done.add(next.id);
    order.push(next);
  }
  return order;
}

/**
 * Could everything be brought back, as far as the service told it? A contact that calls a profile which
 * never was there, as no service has it, cannot.
 */
function isKnown({ source, before, live }: DoneJob): boolean {
  const left = new Map(
    [...live.contacts.values()].flat().map((one) => [one.id, JSON.stringify(one.address)]),
  );
  const dangling = [...before.contacts.values()]
    .flat()
    .some(
      ({ id, address }) =>
        left.get(id) !== JSON.stringify(address) &&
        address?.kind === 'profile' &&
        before.otherProfiles.get(address.profileId) === null,
    );
  if (dangling) return false;
  return source.steps.every(({ restore }) => restore === undefined || restore.lost.length === 0);
}

/** The state before a job without the callers whose contact it deleted: nobody looked at them, as its plan says. */
function withoutLostCallers({ before, live, source }: DoneJob): LiveState {
  const left = new Set([...live.contacts.values()].flat().map(({ id }) => id));
  const ended = new Set(
    source.steps.flatMap(({ write }) =>
      write?.op === 'inboundCalling.delete' ? [inboundKey(write.profileId, write.contactId)] : [],
    ),
  );
  const kept = [...before.inboundCalling].filter(
    ([key, one]) => one === null || left.has(one.contactId) || ended.has(key),
  );
  return { ...before, inboundCalling: new Map(kept) };
}

test('a job and its undo leave the property as it was', () => {
  fc.assert(
    fc.property(anyJob, coins, (job, chance) => {
      fc.pre(isKnown(job));
      const undo = undoOf(job, job.live);
      const stays = undo.steps.filter(
        ({ action }) => action === 'conflict' || action === 'blocked',
      );
      // An extension cannot be mapped again through a trunk that is not ACTIVE.
      fc.pre(!stays.some(({ kind, action }) => kind === 'extension' && action === 'blocked'));
      expect(stays).toEqual([]);
      const after = applyToLive(job.live, someOrder(undo.steps, chance));
      expect(naturalLive(after)).toEqual(naturalLive(withoutLostCallers(job)));
    }),
    { numRuns: 500 },
  );
});

test('an undo that was done is undone by an undo', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      fc.pre(isKnown(job));
      const undo = undoOf(job, job.live);
      const undone = doneJob(job.live, undo);
      const redo = undoOf(undone, undone.live);
      expect(naturalLive(applyToLive(undone.live, sentOf(redo)))).toEqual(naturalLive(job.live));
    }),
    { numRuns: 250 },
  );
});

test('once an undo is done, there is nothing more to take back', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      const undo = undoOf(job, job.live);
      expect(sentOf(undoOf(job, applyToLive(job.live, sentOf(undo))))).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

/** Every object by its key with what it says, rules, callers and users as well. */
function objectsOf(live: LiveState): Map<string, string> {
  const objects = liveObjects(live);
  for (const [kind, rules] of [
    ['block', live.blocks],
    ['dropIn', live.dropIns],
  ] as const) {
    for (const rule of [...rules.values()].flat()) {
      objects.set(`${kind} ${rule.profileId} ${rule.targetProfileId}`, rule.value);
    }
  }
  for (const user of [...live.externalUsers.values()].flat()) {
    const key = `user ${user.serviceProviderId} ${user.externalUserId}`;
    objects.set(key, String(user.profileId));
  }
  return objects;
}

test('whatever a colleague changed between a job and its undo is left as they left it', () => {
  fc.assert(
    fc.property(anyJob, anyColleague, fc.boolean(), (job, rows, sharedBooks) => {
      const options = { allowMessages: true, serviceProvider: PROVIDER, createRooms: true };
      const theirs = planChanges({
        rows: validRows(rows),
        sheets: SHEET_TABLES,
        live: job.live,
        options: planOptions.parse(options),
        requestsPerSecond: null,
      }).body;
      const changed = applyToLive(job.live, sentOf(theirs));
      const after = objectsOf(applyToLive(changed, sentOf(undoOf(job, changed, { sharedBooks }))));
      const before = objectsOf(job.live);
      for (const [key, value] of objectsOf(changed)) {
        if (before.get(key) === value) continue;
        expect([key, after.get(key)]).toEqual([key, value]);
      }
    }),
    { numRuns: 500 },
  );
});

test('every step of an undo is taken by a service that insists on the safe order', () => {
  fc.assert(
    fc.property(anyJob, coins, (job, chance) => {
      const order = someOrder(undoOf(job, job.live).steps, chance);
      order.forEach((step, at) => {
        const now = applyToLive(job.live, order.slice(0, at));
        const refusal = step.write && refusedOutOfOrder(now, step.write);
        // A room may have called from a book before it got its profile.
        if (refusal === 'its unit calls from an address book') return;
        expect([step.id, refusal]).toEqual([step.id, null]);
      });
    }),
    { numRuns: 250 },
  );
});

test('an undo is a plan: its steps have ids of their own and need only earlier steps', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      const undo = undoOf(job, job.live);
      expect(planBody.safeParse(undo).success).toBe(true);
      const seen = new Set<string>();
      for (const step of undo.steps) {
        expect(seen).not.toContain(step.id);
        for (const need of step.needs) expect(seen).toContain(need);
        seen.add(step.id);
      }
      for (const { steps } of undo.rows) {
        expect(steps.length).toBeGreaterThan(0);
        for (const id of steps) expect(seen).toContain(id);
      }
    }),
    { numRuns: 250 },
  );
});

test('after some of an undo was done, the rest of it is still what it was', () => {
  fc.assert(
    fc.property(anyJob, coins, fc.nat(100), (job, chance, part) => {
      const undo = undoOf(job, job.live);
      const order = someOrder(undo.steps, chance);
      const done = order.slice(0, Math.floor((order.length * part) / 100));
      const ids = new Set(done.map(({ id }) => id));
      const fresh = undoOf(job, applyToLive(job.live, done));
      const stale = comparePlans(
        undo,
        fresh,
        (id) => !ids.has(id),
        ({ id }) => id,
      );
      expect(stale).toEqual([]);
    }),
    { numRuns: 250 },
  );
});
