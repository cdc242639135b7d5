import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { planBody } from '../../../shared/domain/plan.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import type { PlannedChanges } from '../../../main/engine/plan/plan-changes.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';

const anyOptions = fc.record({
  read: fc.constantFrom('full' as const, 'quick' as const),
  sharedBooks: fc.boolean(),
  existing: fc.constantFrom('update' as const, 'skip' as const),
  replaceExtensions: fc.boolean(),
});

function planned(
  live: LiveState,
  rows: readonly CheckedRow[],
  options: Parameters<typeof planOptions.parse>[0] = {},
): PlannedChanges {
  return planChanges({
    rows,
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse(options),
    requestsPerSecond: null,
  });
}

const isSent = ({ write }: Step): boolean => write !== null;

test('once a plan is done, the same rows plan no write any more', () => {
  fc.assert(
    fc.property(anyLive, anyRows, anyOptions, (live, inputs, options) => {
      // Rows that insist on creating or updating speak of the state before the run.
      const rows = validRows(inputs).map((row) => ({
        ...row,
        data: { ...row.data, action: row.data.action === 'skip' ? 'skip' : 'upsert' } as const,
      }));
      const first = planned(live, rows, options);
      const second = planned(applyToLive(live, first.body.steps), rows, options);
      expect(second.body.steps.filter(isSent)).toEqual([]);
      expect(second.body.requests).toBe(0);
    }),
    { numRuns: 500 },
  );
});

/** Steps by their content; which row asked first does not count. */
function content({ body }: PlannedChanges): string[] {
  return body.steps
    .map((step) =>
      JSON.stringify({ ...step, rows: [], reason: null, needs: step.needs.toSorted() }),
    )
    .toSorted();
}

test('the order of the rows does not change what is planned', () => {
  fc.assert(
    fc.property(
      anyLive,
      anyRows.chain((rows) =>
        fc.record({
          rows: fc.constant(rows),
          shuffled: fc.shuffledSubarray(
            rows.map((_, at) => at),
            { minLength: rows.length },
          ),
        }),
      ),
      anyOptions,
      (live, { rows, shuffled }, options) => {
        const straight = validRows(rows);
        const mixed = shuffled.flatMap((at) => straight[at] ?? []);
        expect(content(planned(live, mixed, options))).toEqual(
          content(planned(live, straight, options)),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('no step writes to a unit, profile or book outside the property', () => {
  fc.assert(
    fc.property(anyLive, anyRows, (live, inputs) => {
      const units = new Set(live.units.map(({ id }) => id));
      const profiles = new Set([...live.profiles.values()].map((profile) => profile?.id));
      const foreign = new Set(
        [...live.unitsOfBook].flatMap(([id, list]) =>
          list.some((unitId) => !units.has(unitId)) ? [id] : [],
        ),
      );
      for (const { write } of planned(live, validRows(inputs)).body.steps) {
        if (!write) continue;
        if ('unitId' in write) expect(units).toContain(write.unitId);
        if ('profileId' in write) expect(profiles).toContain(write.profileId);
        if ('profile' in write && 'id' in write.profile) {
          expect(profiles).toContain(write.profile.id);
        }
        if ('addressBookId' in write) expect(foreign).not.toContain(write.addressBookId);
        if ('book' in write && 'id' in write.book) expect(foreign).not.toContain(write.book.id);
      }
    }),
    { numRuns: 300 },
  );
});

test('steps have ids of their own, need only earlier steps that are sent, and fit the schema', () => {
  fc.assert(
    fc.property(anyLive, anyRows, anyOptions, (live, inputs, options) => {
      const rows = validRows(inputs);
      const { body } = planned(live, rows, options);
      expect(planBody.safeParse(body).success).toBe(true);
      const seen = new Map<string, Step>();
      for (const step of body.steps) {
        expect(seen.has(step.id)).toBe(false);
        for (const need of step.needs) {
          const needed = seen.get(need);
          expect(needed).toBeDefined();
          if (isSent(step)) expect(needed && isSent(needed)).toBe(true);
        }
        if (isSent(step)) expect(['create', 'change', 'remove']).toContain(step.action);
        else expect(['unchanged', 'conflict', 'blocked']).toContain(step.action);
        seen.set(step.id, step);
      }
      expect(body.rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
      const served = new Set(body.steps.flatMap((step) => step.rows));
      for (const row of body.rows) expect(served.has(row.key)).toBe(row.steps.length > 0);
    }),
    { numRuns: 300 },
  );
});

test('no live contact is meant by two steps, and no two steps map one extension', () => {
  fc.assert(
    fc.property(anyLive, anyRows, (live, inputs) => {
      const { steps } = planned(live, validRows(inputs)).body;
      const ids = steps.flatMap(({ kind, remoteId }) =>
        kind === 'contact' && remoteId !== null ? [remoteId] : [],
      );
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 300 },
  );
});

test('with --existing skip nothing that exists is changed', () => {
  fc.assert(
    fc.property(anyLive, anyRows, (live, inputs) => {
      const { counts } = planned(live, validRows(inputs), { existing: 'skip' }).body;
      expect(counts.change).toBe(0);
    }),
    { numRuns: 200 },
  );
});
