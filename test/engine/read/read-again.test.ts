import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { PlanBody } from '../../../shared/domain/plan.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

async function readAndPlan(live: LiveState, inputs: readonly RowInput[]): Promise<PlanBody> {
  const options = planOptions.parse({});
  const rows = validRows(inputs);
  const read = await readForPlan({
    call: serveLive(live).call,
    property: live.property,
    rows,
    options,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  if (!read.ok) throw new Error(read.error.operation);
  const input = { rows, sheets: SHEET_TABLES, live: read.value, options, requestsPerSecond: null };
  return planChanges(input).body;
}

test('reading again after half a run finds the other half as it was planned', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyLive,
      anyRows,
      fc.infiniteStream(fc.boolean()),
      async (start, inputs, coins) => {
        const upserts = inputs.map((input): RowInput => ({ ...input, action: 'upsert' }));
        const { steps } = await readAndPlan(start, upserts);
        // A step is done only where what it needs was done.
        const done = new Set<string>();
        for (const { id, write, needs } of steps) {
          const ready = needs.every((need) => done.has(need));
          if (write && ready && coins.next().value === true) done.add(id);
        }
        const now = applyToLive(
          start,
          steps.filter(({ id }) => done.has(id)),
        );
        const fresh = await readAndPlan(now, upserts);
        expect(comparePlans({ steps }, fresh, (id) => !done.has(id))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
