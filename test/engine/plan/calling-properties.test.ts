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
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { PROVIDER, anyCallingLive, anyCallingRow } from '../../support/arbitrary-calling.ts';
import { anyRow } from '../../support/arbitrary-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const anyRows = fc.array(fc.oneof({ weight: 3, arbitrary: anyCallingRow }, anyRow), {
  maxLength: 7,
});
const anyOptions = fc.record({
  allowMessages: fc.boolean(),
  existing: fc.constantFrom('update' as const, 'skip' as const),
  serviceProvider: fc.constant(PROVIDER),
});
const KINDS: ReadonlySet<Step['kind']> = new Set([
  'block',
  'dropIn',
  'inboundCalling',
  'externalUser',
]);

function plan(
  live: LiveState,
  rows: readonly ValidRow[],
  options: Parameters<typeof planOptions.parse>[0],
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

/** Rows as they are on a second day: what insists on creating or updating speaks of the first one. */
function again(rows: readonly ValidRow[]): ValidRow[] {
  return rows.map((row) => {
    const { action } = row.data;
    const kept = action === 'skip' || action === 'delete' ? action : 'upsert';
    return { ...row, data: { ...row.data, action: kept } };
  });
}

test('once a plan about calling is done, the same rows plan no write any more', () => {
  fc.assert(
    fc.property(anyCallingLive, anyRows, anyOptions, (live, inputs, options) => {
      const rows = again(validRows(inputs));
      const first = plan(live, rows, options);
      const second = plan(applyToLive(live, first.body.steps), rows, options);
      expect(second.body.steps.filter(isSent).map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('the order of the rows does not change what is planned about calling', () => {
  fc.assert(
    fc.property(anyCallingLive, anyRows, fc.nat(), anyOptions, (live, inputs, turn, options) => {
      const rows = validRows(inputs);
      const content = ({ body }: PlannedChanges): string[] =>
        body.steps
          .filter(({ kind }) => KINDS.has(kind))
          .map((step) => JSON.stringify({ ...step, rows: [], needs: step.needs.toSorted() }))
          .toSorted();
      const at = turn % Math.max(1, rows.length);
      const turned = [...rows.slice(at), ...rows.slice(0, at)];
      expect(content(plan(live, turned, options))).toEqual(content(plan(live, rows, options)));
    }),
    { numRuns: 300 },
  );
});

test('steps about calling have ids of their own, need earlier steps only, and touch only this property', () => {
  fc.assert(
    fc.property(anyCallingLive, anyRows, anyOptions, (live, inputs, options) => {
      const { body } = plan(live, validRows(inputs), options);
      expect(planBody.safeParse(body).success).toBe(true);
      const here = new Set([...live.profiles.values()].map((profile) => profile?.id));
      const seen = new Set<string>();
      for (const { id, needs, write, kind } of body.steps) {
        expect(seen.has(id)).toBe(false);
        for (const need of needs) expect(seen.has(need), `${id} needs ${need}`).toBe(true);
        seen.add(id);
        if (!KINDS.has(kind) || !write) continue;
        if ('profile' in write && 'id' in write.profile) expect(here).toContain(write.profile.id);
        if ('target' in write && 'id' in write.target) expect(here).toContain(write.target.id);
      }
    }),
    { numRuns: 300 },
  );
});

test('without the consent no step sends a message, and nothing else depends on it', () => {
  fc.assert(
    fc.property(anyCallingLive, anyRows, (live, inputs) => {
      const rows = validRows(inputs);
      const of = (allowMessages: boolean): Step[] =>
        plan(live, rows, { allowMessages, serviceProvider: PROVIDER }).body.steps;
      expect(of(false).filter((step) => step.kind === 'inboundCalling' && isSent(step))).toEqual(
        [],
      );
      const others = (steps: Step[]): Step[] =>
        steps.filter(
          ({ kind }) => kind === 'block' || kind === 'dropIn' || kind === 'externalUser',
        );
      expect(others(of(false))).toEqual(others(of(true)));
    }),
    { numRuns: 200 },
  );
});

test('exactly what is asked for changes', () => {
  fc.assert(
    fc.property(
      anyCallingLive,
      fc.array(anyCallingRow, { maxLength: 5 }),
      anyOptions,
      (live, inputs, options) => {
        const { body } = plan(live, validRows(inputs), options);
        const next = applyToLive(live, body.steps);
        const rules = body.steps.filter((step) => KINDS.has(step.kind) && isSent(step));
        expect(countChanges(live, next)).toBe(rules.length);
      },
    ),
    { numRuns: 300 },
  );
});

/** Rules, callers and users that are on in one of the two states only, or ring elsewhere. */
function countChanges(before: LiveState, after: LiveState): number {
  const then = stateOf(before);
  const now = stateOf(after);
  const keys = new Set([...then.keys(), ...now.keys()]);
  return [...keys].filter((key) => then.get(key) !== now.get(key)).length;
}

function stateOf(live: LiveState): Map<string, string> {
  const rules = (kind: string, all: LiveState['blocks']): [string, string][] =>
    [...all.values()]
      .flat()
      .filter(({ value }) => value === 'ENABLED')
      .map(({ profileId, targetProfileId }) => [`${kind} ${profileId} ${targetProfileId}`, 'on']);
  return new Map([
    ...rules('block', live.blocks),
    ...rules('dropIn', live.dropIns),
    ...[...live.inboundCalling].flatMap(([key, inbound]): [string, string][] =>
      inbound?.status === 'ENABLED' ? [[`inbound ${key}`, 'on']] : [],
    ),
    ...[...live.externalUsers.values()]
      .flat()
      .map((user): [string, string] => [
        `user ${user.serviceProviderId} ${user.externalUserId}`,
        user.profileId ?? '',
      ]),
  ]);
}

test('a plan about calling from what was read is the plan that knowing everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(anyCallingLive, anyRows, anyOptions, async (live, inputs, options) => {
      const rows = validRows(inputs);
      const read = await readForPlan({
        call: serveLive(live).call,
        property: live.property,
        rows,
        options: planOptions.parse(options),
        emit: () => undefined,
        now: () => 0,
        signal: new AbortController().signal,
      });
      if (!read.ok) throw new Error(read.error.operation);
      const content = ({ body, problems }: PlannedChanges): unknown => ({
        steps: body.steps.filter(({ kind }) => KINDS.has(kind)),
        problems,
        notes: body.notes,
      });
      expect(content(plan(read.value, rows, options))).toEqual(content(plan(live, rows, options)));
    }),
    { numRuns: 300 },
  );
});

test('after half of a plan was done, a fresh plan of the same rows fits the open rest', () => {
  fc.assert(
    fc.property(anyCallingLive, anyRows, anyOptions, fc.nat(), (live, inputs, options, part) => {
      const rows = validRows(inputs);
      const { body } = plan(live, rows, options);
      const sent = body.steps.filter(isSent);
      const done = sent.slice(0, sent.length === 0 ? 0 : part % (sent.length + 1));
      const settled = new Set(done.map(({ id }) => id));
      // Rows that turned out to be wrong are not planned again either.
      const valid = new Set(
        body.rows.filter(({ state }) => state !== 'invalid').map(({ key }) => key),
      );
      const planned = rows.filter(({ key }) => valid.has(key));
      const fresh = plan(applyToLive(live, done), planned, options);
      const stale = comparePlans(
        { steps: body.steps.filter(({ kind }) => KINDS.has(kind)) },
        { steps: fresh.body.steps.filter(({ kind }) => KINDS.has(kind)) },
        (id) => !settled.has(id),
      );
      expect(stale.map(({ sentence }) => sentence)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
