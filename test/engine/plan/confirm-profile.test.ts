import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import type { PlannedChanges } from '../../../main/engine/plan/plan-changes.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf, SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

type Choices = Parameters<typeof planOptions.parse>[0];

/** A plan from what the options want read, and the requests that reading took. */
async function readAndPlan(
  live: LiveState,
  rows: readonly RowInput[],
  choices: Choices = { read: 'quick' },
): Promise<PlannedChanges & { requests: string[] }> {
  const { call, requests } = serveLive(live);
  const options = planOptions.parse(choices);
  const given = validRows(rows);
  const read = await readForPlan({
    call,
    property: live.property,
    rows: given,
    options,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  if (!read.ok) throw new Error(read.error.operation);
  const planned = planChanges({
    rows: given,
    sheets: SHEET_TABLES,
    live: read.value,
    options,
    requestsPerSecond: null,
  });
  return { ...planned, requests };
}

const profileReads = (requests: readonly string[]): string[] =>
  requests.filter((request) => request.startsWith('profiles.'));

const called = (room: string) => ({ kind: 'profile', profileId: profileIdOf(room) }) as const;

test('a room of a quick plan is confirmed unread: named by its Display name, or not at all', async () => {
  const live = liveState({ rooms: { '101': 'Sea view', '102': null, '103': 'Old' } });
  const { body, requests } = await readAndPlan(live, [
    { kind: 'rooms', room: '101' },
    { kind: 'rooms', room: '102' },
    { kind: 'rooms', room: '103', displayName: 'New' },
  ]);
  expect(profileReads(requests)).toEqual([]);
  expect(body.counts).toMatchObject({ confirm: 3, create: 0, change: 0, unchanged: 0 });
  expect(body.requests).toBe(1);
  expect(body.steps.map(({ write, before }) => [write, before])).toEqual([
    [{ op: 'profile.create', unit: { id: 'unit-101' }, name: null }, null],
    [{ op: 'profile.create', unit: { id: 'unit-102' }, name: null }, null],
    [{ op: 'profile.create', unit: { id: 'unit-103' }, name: 'New' }, null],
  ]);
  expect(body.notes.join(' ')).toMatch(/may rename/);
  const after = applyToLive(live, body.steps);
  expect([...after.profiles.values()].map((profile) => profile?.name)).toEqual([
    'Sea view',
    'Guest',
    'New',
  ]);
});

test('what exists and is to be left as it is gets no name from a quick plan', async () => {
  const live = liveState({ rooms: { '101': 'Sea view' } });
  const rows: RowInput[] = [{ kind: 'rooms', room: '101', displayName: 'Suite' }];
  const { body } = await readAndPlan(live, rows, { read: 'quick', existing: 'skip' });
  expect(body.steps[0]?.write).toMatchObject({ op: 'profile.create', name: null });
});

test('a quick plan reads the profiles of rows that insist on creating or updating, and of no others', async () => {
  const live = liveState({ rooms: { '101': 'Room 101', '102': 'Room 102', '103': null } });
  const { body, problems, requests } = await readAndPlan(live, [
    { kind: 'rooms', room: '101', displayName: 'Suite', action: 'create' },
    { kind: 'rooms', room: '102' },
    { kind: 'rooms', room: '103', action: 'update' },
  ]);
  expect(profileReads(requests)).toEqual([
    'profiles.getByUnit unit-101',
    'profiles.getByUnit unit-103',
  ]);
  expect(body.counts).toMatchObject({ conflict: 1, confirm: 1 });
  expect(problems.map(({ code }) => code)).toEqual(['row.missing']);
});

test('a quick plan finds extensions and contacts of unread rooms by what they lead to', async () => {
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: {
      B1: {
        name: 'Desk',
        contacts: { C1: ['Suite', called('101')], C2: ['102', called('102')] },
      },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101') } },
  });
  const { body } = await readAndPlan(live, [
    { kind: 'rooms', room: '101', listedIn: ['Desk'], extensions: ['7101'] },
    { kind: 'contacts', addressBook: 'Desk', name: '102', room: '102' },
    { kind: 'extensions', extension: '7102', room: '102' },
  ]);
  expect(body.steps.map(({ kind, action }) => `${action} ${kind}`)).toEqual([
    'confirm profile',
    'confirm profile',
    'unchanged addressBook',
    'unchanged contact',
    'unchanged contact',
    'unchanged extension',
    'create extension',
  ]);
});

test('extensions of an unread room that replacing would remove are found all the same', async () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101') } },
  });
  const rows: RowInput[] = [{ kind: 'rooms', room: '101', extensions: ['7102'] }];
  const full = await readAndPlan(live, rows, { replaceExtensions: true });
  const quick = await readAndPlan(live, rows, { replaceExtensions: true, read: 'quick' });
  const removed = (plan: typeof full) =>
    plan.body.steps.filter(({ action }) => action === 'remove');
  expect(removed(full)).toHaveLength(1);
  expect(removed(quick)).toEqual(removed(full));
});

const anyChoices = fc.record({
  read: fc.constant('quick' as const),
  sharedBooks: fc.boolean(),
  existing: fc.constantFrom('update' as const, 'skip' as const),
  replaceExtensions: fc.boolean(),
});

/** Rooms are listed only under a name that the plan itself gives; that of an unread profile is not known. */
function listedByName(rows: readonly RowInput[], existing: 'update' | 'skip'): RowInput[] {
  return rows.map((row): RowInput => {
    const named = row.kind === 'rooms' && row.displayName !== undefined && existing === 'update';
    return row.kind !== 'rooms' || named ? row : { ...row, listedIn: [] };
  });
}

test('a quick plan finds the same problems as a full one and treats all but profiles alike', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, anyRows, anyChoices, async (live, inputs, choices) => {
      const rows = listedByName(inputs, choices.existing);
      const quick = await readAndPlan(live, rows, choices);
      const full = await readAndPlan(live, rows, { ...choices, read: 'full' });
      expect(quick.problems.map(({ code }) => code).toSorted()).toEqual(
        full.problems.map(({ code }) => code).toSorted(),
      );
      const others = ({ body }: PlannedChanges): string[] =>
        body.steps
          .filter(({ kind }) => kind !== 'profile')
          .map(({ kind, action }) => `${action} ${kind}`)
          .toSorted();
      expect(others(quick)).toEqual(others(full));
    }),
    { numRuns: 500 },
  );
});

test('once a quick plan is done, a full one of the same rows has nothing left to send', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, anyRows, anyChoices, async (live, inputs, choices) => {
      // Rows that insist on creating or updating speak of the state before the run.
      const rows = listedByName(inputs, choices.existing).map((row): RowInput =>
        row.action === 'skip' ? row : { ...row, action: 'upsert' },
      );
      const quick = await readAndPlan(live, rows, choices);
      const after = applyToLive(live, quick.body.steps);
      const full = await readAndPlan(after, rows, { ...choices, read: 'full' });
      expect(full.body.steps.filter(({ write }) => write !== null)).toEqual([]);
      const again = await readAndPlan(after, rows, choices);
      const sent = again.body.steps.filter(({ write }) => write !== null);
      expect(sent.filter(({ action }) => action !== 'confirm')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a quick plan that was done in part is not stale because of what it did itself', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, anyRows, anyChoices, fc.nat(), async (live, inputs, choices, cut) => {
      const rows = inputs.map((row): RowInput =>
        row.action === 'skip' ? row : { ...row, action: 'upsert' },
      );
      const { body } = await readAndPlan(live, rows, choices);
      const done = body.steps.slice(0, cut % (body.steps.length + 1));
      const sent = new Set(done.filter(({ write }) => write !== null).map(({ id }) => id));
      const fresh = await readAndPlan(applyToLive(live, done), rows, choices);
      const stale = comparePlans(body, fresh.body, (stepId) => !sent.has(stepId));
      // Contacts of one name can no longer be told apart once some of them are there.
      expect(stale.filter(({ stepId }) => stepId?.startsWith('profile:') ?? false)).toEqual([]);
      expect(stale.filter(({ stepId }) => stepId?.startsWith('extension:') ?? false)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
