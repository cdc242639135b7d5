import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import type { PlanBody } from '../../../shared/domain/plan.ts';
import { readForUndo } from '../../../main/engine/read/read-for-undo.ts';
import { anyJob } from '../../support/arbitrary-jobs.ts';
import { liveState } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';
import type { DoneJob } from '../../support/undone.ts';
import { doneJob, undoOf } from '../../support/undone.ts';
import { planned } from '../plan/planned.ts';

const ANYWHERE: Market = { country: null, vertical: null };

async function read(
  { source }: Pick<DoneJob, 'source'>,
  live: LiveState,
  market = ANYWHERE,
): Promise<{ live: LiveState; requests: string[] }> {
  const served = serveLive(live);
  const result = await readForUndo({
    call: served.call,
    property: live.property,
    source,
    serviceProvider: [...live.externalUsers.keys()][0] ?? null,
    market,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  if (!result.ok) throw new Error(result.error.operation);
  return { live: result.value, requests: served.requests };
}

/** Of other rooms' rules about a room that goes, just those are known that the job touched. */
function withoutForeignRules(job: DoneJob): DoneJob {
  const live = structuredClone(job.live);
  const made = new Set(
    job.source.steps.flatMap(({ id, write }) =>
      write?.op === 'profile.create' ? [job.source.ids[id]] : [],
    ),
  );
  for (const rules of [live.blocks, live.dropIns]) {
    for (const [id, list] of rules) {
      rules.set(
        id,
        list.filter(({ targetProfileId }) => !made.has(targetProfileId)),
      );
    }
  }
  return { ...job, live };
}

test('an undo from what was read is the undo that knowing everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(anyJob, async (given) => {
      const job = withoutForeignRules(given);
      const content = ({ steps, rows, notes }: PlanBody): unknown => ({
        steps: steps.map(({ restore: _noted, ...step }) => step),
        rows,
        notes,
      });
      const known = await read(job, job.live);
      expect(content(undoOf(job, known.live))).toEqual(content(undoOf(job, job.live)));
    }),
    { numRuns: 300 },
  );
});

const HOTEL = liveState({
  rooms: { 101: null, 102: 'Room 102' },
  books: { B: { name: 'Desk', contacts: { C: ['Cab', { kind: 'phones', numbers: ['+1'] }] } } },
  trunks: { T1: 'ACTIVE' },
});

test('a contact that came is asked for with its book and its namesakes, and nothing else', async () => {
  const { body } = planned(HOTEL, [
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
  ]);
  const job = doneJob(HOTEL, body);
  const { requests } = await read(job, job.live);
  expect(requests.map((line) => line.split(' ')[0])).toEqual([
    'units.list',
    'addressBooks.list',
    'associations.listByBook',
    'contacts.list',
    'contacts.get',
  ]);
});

test('where a profile goes, all that may lead there is read, but for what the account is not offered', async () => {
  const { body } = planned(HOTEL, [{ kind: 'rooms', room: '101' }]);
  const job = doneJob(HOTEL, body);
  const all = await read(job, job.live);
  const names = (requests: string[]): string[] => [
    ...new Set(requests.map((line) => line.split(' ')[0] ?? '')),
  ];
  expect(names(all.requests)).toEqual(
    expect.arrayContaining(['contacts.get', 'extensions.list', 'blocks.list', 'dropIns.list']),
  );
  const germany = await read(job, job.live, { country: 'DE', vertical: 'core' });
  expect(names(germany.requests)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/blocks|dropIns|extensions|trunks/u)]),
  );
});
