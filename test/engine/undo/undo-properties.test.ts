import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundKey } from '../../../shared/domain/live.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import { planBody } from '../../../shared/domain/plan.ts';
import type { PlanBody, Step } from '../../../shared/domain/plan.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import {
  anyCallingLive,
  anyCallingRow,
  PROVIDER as CALLING_PROVIDER,
} from '../../support/arbitrary-calling.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import { anyRemovals, removalOptions } from '../../support/arbitrary-removals.ts';
import { anyFloors, anyRoomRows } from '../../support/arbitrary-rooms.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { naturalLive } from '../../support/natural-live.ts';
import { refusedOutOfOrder } from '../../support/remove-from-live.ts';
import type { DoneJob } from '../../support/undone.ts';
import { doneJob, sentOf, undoOf } from '../../support/undone.ts';

type Options = Parameters<typeof planOptions.parse>[0];

function planned(live: LiveState, rows: readonly CheckedRow[], options: Options): PlanBody {
  return planChanges({
    rows,
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse(options),
    requestsPerSecond: null,
  }).body;
}

/** Jobs of every kind on a property that was made up by chance. */
const anyJob: fc.Arbitrary<DoneJob> = fc.oneof(
  fc
    .record({ live: anyLive, rows: anyRows })
    .map(({ live, rows }) => doneJob(live, planned(live, validRows(rows), {}))),
  fc
    .record({ removal: anyRemovals(true), options: removalOptions })
    .map(({ removal: { live, rows }, options }) =>
      doneJob(live, planned(live, rows, { ...options, allowMessages: true })),
    ),
  fc
    .record({ live: anyFloors, rows: anyRoomRows })
    .map(({ live, rows }) => doneJob(live, planned(live, validRows(rows), { createRooms: true }))),
  fc
    .record({ live: anyCallingLive, rows: fc.array(anyCallingRow, { maxLength: 6 }) })
    .map(({ live, rows }) =>
      doneJob(
        live,
        planned(live, validRows(rows), {
          allowMessages: true,
          serviceProvider: CALLING_PROVIDER,
        }),
      ),
    ),
);

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

/** Could everything be brought back, as far as the service told it? */
function isKnown({ source }: DoneJob): boolean {
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
    { numRuns: 1000 },
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
    { numRuns: 600 },
  );
});

test('once an undo is done, there is nothing more to take back', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      const undo = undoOf(job, job.live);
      expect(sentOf(undoOf(job, applyToLive(job.live, sentOf(undo))))).toEqual([]);
    }),
    { numRuns: 600 },
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
    { numRuns: 600 },
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
    { numRuns: 600 },
  );
});
