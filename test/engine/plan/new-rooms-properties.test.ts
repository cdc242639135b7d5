import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { planBody } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import type { PlannedChanges } from '../../../main/engine/plan/plan-changes.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { foldName } from '../../../main/engine/rooms/normalise.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { anyFloors, anyRoomRows } from '../../support/arbitrary-rooms.ts';
import type { RowInput } from '../../support/live-state.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const anyRead = fc.constantFrom('full' as const, 'quick' as const);

function planned(
  live: LiveState,
  rows: readonly ValidRow[],
  read: 'full' | 'quick' = 'full',
): PlannedChanges {
  return planChanges({
    rows,
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse({ createRooms: true, read }),
    requestsPerSecond: null,
  });
}

/** Rows that create or change; those that insist on one of them speak of the state before the run. */
function upserts(inputs: readonly RowInput[]): ValidRow[] {
  return validRows(inputs.map((input) => ({ ...input, action: 'upsert' })));
}

/** Rows as a saved plan keeps them: what is wrong asks for nothing any more. */
function keptRows(rows: readonly ValidRow[], { body }: PlannedChanges): ValidRow[] {
  const kept = new Set(body.rows.flatMap(({ key, state }) => (state === 'valid' ? [key] : [])));
  return rows.filter(({ key }) => kept.has(key));
}

test('once new rooms are there, the same rows plan no write any more', () => {
  fc.assert(
    fc.property(anyFloors, anyRoomRows, anyRead, (live, inputs, read) => {
      const rows = upserts(inputs);
      const first = planned(live, rows, read);
      const after = applyToLive(live, first.body.steps);
      const second = planned(after, keptRows(rows, first), read);
      const sent = second.body.steps.filter(({ write }) => write !== null);
      expect(sent.map(({ id, action }) => `${action} ${id}`)).toEqual([]);
      expect(second.body.rows.every(({ state }) => state === 'valid')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

function content({ body }: PlannedChanges): string[] {
  return body.steps
    .map((step) =>
      JSON.stringify({ ...step, rows: [], reason: null, needs: step.needs.toSorted() }),
    )
    .toSorted();
}

test('the order of the rows does not change which rooms are created, nor under what names', () => {
  fc.assert(
    fc.property(
      anyFloors,
      anyRoomRows.chain((rows) =>
        fc.record({
          rows: fc.constant(rows),
          order: fc.shuffledSubarray(
            rows.map((_, at) => at),
            { minLength: rows.length },
          ),
        }),
      ),
      (live, { rows, order }) => {
        const straight = validRows(rows);
        const mixed = order.flatMap((at) => straight[at] ?? []);
        expect(content(planned(live, mixed))).toEqual(content(planned(live, straight)));
      },
    ),
    { numRuns: 400 },
  );
});

test('no two units under one parent get the same name, and each comes after what it lies in', () => {
  fc.assert(
    fc.property(anyFloors, anyRoomRows, (live, inputs) => {
      const { body } = planned(live, validRows(inputs));
      expect(planBody.safeParse(body).success).toBe(true);
      const after = applyToLive(live, body.steps);
      const places = after.units
        .slice(live.units.length)
        .map(({ parentId, name }) => JSON.stringify([parentId, foldName(name)]));
      const all = after.units.map(({ parentId, name }) =>
        JSON.stringify([parentId, foldName(name)]),
      );
      for (const place of places) expect(all.filter((one) => one === place)).toHaveLength(1);
      const seen = new Set<string>();
      for (const { id, needs } of body.steps) {
        for (const need of needs) expect(seen.has(need)).toBe(true);
        seen.add(id);
      }
    }),
    { numRuns: 400 },
  );
});

test('after some steps were done, the others are still what they were', () => {
  fc.assert(
    fc.property(anyFloors, anyRoomRows, fc.infiniteStream(fc.boolean()), (live, inputs, coins) => {
      const rows = upserts(inputs);
      const first = planned(live, rows);
      const { steps } = first.body;
      const done = new Set<string>();
      for (const { id, write, needs } of steps) {
        const isReady = needs.every((need) => done.has(need) || !isSent(steps, need));
        if (write && isReady && coins.next().value === true) done.add(id);
      }
      const now = applyToLive(
        live,
        steps.filter(({ id }) => done.has(id)),
      );
      const fresh = planned(now, keptRows(rows, first)).body;
      expect(comparePlans({ steps }, fresh, (id) => !done.has(id))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

function isSent(steps: readonly Step[], id: string): boolean {
  return steps.some((step) => step.id === id && step.write !== null);
}

test('a plan from what was read is that of knowing everything, and nothing is asked of new rooms', async () => {
  await fc.assert(
    fc.asyncProperty(anyFloors, anyRoomRows, anyRead, async (live, inputs, read) => {
      const rows = validRows(inputs);
      const { call, requests } = serveLive(live);
      const result = await readForPlan({
        call,
        property: live.property,
        rows,
        options: planOptions.parse({ createRooms: true, read }),
        emit: () => {},
        now: () => 0,
        signal: new AbortController().signal,
      });
      if (!result.ok) throw new Error(result.error.operation);
      expect(requests.filter((request) => request.includes('unit:'))).toEqual([]);
      if (read === 'quick') return void planned(result.value, rows, read);
      const parts = ({ body, problems }: PlannedChanges): unknown => ({
        steps: body.steps.map((step) =>
          step.kind === 'contact' && step.action === 'unchanged'
            ? { ...step, remoteId: null }
            : step,
        ),
        problems,
        rooms: body.rooms,
      });
      expect(parts(planned(result.value, rows))).toEqual(parts(planned(live, rows)));
    }),
    { numRuns: 400 },
  );
});
