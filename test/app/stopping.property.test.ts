import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { watchFailures } from '../../main/app/failure-watch.ts';
import { pilotRows } from '../../main/app/pilot.ts';
import type { PilotChoice } from '../../main/app/pilot.ts';
import { createStoppable } from '../../main/app/stop-control.ts';
import type { Call } from '../../main/engine/ports.ts';
import { runPlan } from '../../main/engine/run/run-plan.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { PlannedRow, Step } from '../../shared/domain/plan.ts';
import {
  associationStep,
  bookStep,
  contactStep,
  createBench,
  extensionStep,
  phones,
  profileStep,
  step,
} from '../engine/run/run-fixture.ts';
import type { Bench } from '../engine/run/run-fixture.ts';
import { trouble, troubles } from '../engine/run/troubled-run.ts';
import type { Troubles } from '../engine/run/troubled-run.ts';

const FLOORS = ['Floor 1', 'Floor 2'];
const refusal: Failure = { code: 'bad-request', message: 'No.', status: 400 };

/** A hotel of two floors with new rooms, of which the extensions of some are refused. */
type Hotel = { rooms: { floor: number; isNew: boolean; listed: boolean }[]; refused: number[] };
const hotel: fc.Arbitrary<Hotel> = fc.record({
  rooms: fc.array(
    fc.record({ floor: fc.constantFrom(0, 1), isNew: fc.boolean(), listed: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  ),
  refused: fc.uniqueArray(fc.nat(29), { maxLength: 8 }),
});

function planOf({ rooms }: Hotel): { steps: Step[]; rows: PlannedRow[] } {
  const steps: Step[] = [bookStep('Desk', { rows: rooms.map((_, at) => `r${at}`) })];
  const rows: PlannedRow[] = [];
  const desk = { step: 'addressBook:Desk' };
  for (const [at, { floor, isNew, listed }] of rooms.entries()) {
    const name = `u${at}`;
    const [room, ext] = [{ rows: [`r${at}`] }, { rows: [`e${at}`] }];
    if (isNew) {
      const write = { op: 'unit.create' as const, parent: { id: `f${floor}` }, name };
      steps.push(step({ id: `unit:${name}`, kind: 'unit', write, ...room }));
    }
    const unit = isNew ? { step: `unit:${name}` } : { id: name };
    steps.push(
      profileStep(name, {
        write: { op: 'profile.create', unit, name },
        needs: isNew ? [`unit:${name}`] : [],
        rows: [`r${at}`, `e${at}`],
      }),
      extensionStep(`7${at}`, { step: `profile:${name}` }, ext),
    );
    if (!isNew) steps.push(associationStep(desk, name, room));
    if (listed) {
      const address = { kind: 'profile' as const, profile: { step: `profile:${name}` } };
      steps.push(contactStep(String(at), desk, `Room ${at}`, address, room));
    }
    const path = `${FLOORS[floor]}/${name}`;
    rows.push(rowOf(`r${at}`, path, steps), rowOf(`e${at}`, path, steps));
  }
  steps.push(contactStep('taxi', desk, 'Taxi', phones('+12065550101'), { rows: ['taxi'] }));
  rows.push(rowOf('taxi', null, steps));
  return { steps, rows };
}

function rowOf(key: string, room: string | null, steps: readonly Step[]): PlannedRow {
  const own = steps.filter(({ rows }) => rows.includes(key)).map(({ id }) => id);
  return {
    key,
    sheet: 'S',
    row: 2,
    cells: [],
    state: 'valid',
    data: null,
    steps: own,
    room,
    reason: '',
  };
}

/** What happens to one run of the job; times are milliseconds after it began. */
type Turn = {
  pauseAt: number | null;
  abortAt: number | null;
  stopAt: number | null;
  percent: number | null;
  pilot: PilotChoice;
};
const moment = fc.option(fc.integer({ min: 0, max: 9000 }), { freq: 2 });
const turn: fc.Arbitrary<Turn> = fc.record({
  pauseAt: moment,
  abortAt: moment,
  stopAt: moment,
  percent: fc.option(fc.constantFrom(0, 5, 20)),
  pilot: fc.oneof(
    fc.constant({ pilot: null, pilotFloor: null }),
    fc.integer({ min: 1, max: 4 }).map((pilot) => ({ pilot, pilotFloor: null })),
    fc.constantFrom(...FLOORS).map((pilotFloor) => ({ pilot: null, pilotFloor })),
  ),
});
const UNDISTURBED: Turn = {
  pauseAt: null,
  abortAt: null,
  stopAt: null,
  percent: null,
  pilot: { pilot: null, pilotFloor: null },
};

function benchWith({ refused }: Pick<Hotel, 'refused'>, given: Troubles | null): Bench {
  const bench = createBench();
  bench.world.graceMs = 2500;
  if (given) trouble(bench, given);
  const { fault } = bench.service;
  const isRefused = (input: unknown) =>
    refused.some((at) => JSON.stringify(input).includes(`"7${at}"`));
  bench.service.fault = (request) =>
    request.name === 'extensions.map' && isRefused(request.input)
      ? { kind: 'result', result: { kind: 'refused', failure: refusal } }
      : fault(request);
  return bench;
}

/** One run as the app drives it; tells how it ended and what left after the time to stop. */
async function run(bench: Bench, plan: ReturnType<typeof planOf>, turn: Turn) {
  const { clock, service } = bench;
  const began = clock.ticks();
  const stopAt = turn.stopAt === null ? null : clock.now() + turn.stopAt;
  const stoppable = createStoppable(clock, stopAt, () => {});
  const { control } = stoppable;
  const states = bench.folded();
  const chosen = pilotRows(plan, states, turn.pilot);
  if (!chosen.ok) {
    stoppable.end();
    return null;
  }
  const count = watchFailures(turn.percent, control.stop);
  const late: number[] = [];
  const call: Call = async (name, input, signal) => {
    if (!control.mayLeave()) return { kind: 'aborted', maybeSent: false };
    if (stopAt !== null && clock.now() >= stopAt) late.push(clock.ticks());
    return service.call(name, input, signal);
  };
  if (turn.pauseAt !== null) {
    void clock.at(began + turn.pauseAt).then(() => control.stop({ by: 'person' }));
  }
  if (turn.abortAt !== null) void clock.at(began + turn.abortAt).then(() => stoppable.abort());
  const ended = runPlan({
    plan: { steps: plan.steps, known: { addressBooks: [], contacts: {}, units: [] } },
    states,
    ports: {
      call,
      clock,
      journal: bench.journal,
      emit: (event) => {
        if (event.type === 'steps') count(event.entries);
      },
    },
    control,
    ...(chosen.value && { options: { pilotRows: chosen.value } }),
  }).finally(stoppable.end);
  const { end } = await clock.run(ended);
  return { end, cause: control.cause(), late, chosen: chosen.value };
}

/** What is live, in names, and what became of each step. */
function outcome({ world, folded }: Bench, plan: ReturnType<typeof planOf>) {
  const unitOf = new Map([...world.profiles].map(([, { id, name }]) => [id, name]));
  const contacts = [...world.contacts.values()].flatMap((list) => [...list.values()]);
  const states = folded();
  return {
    books: [...world.books.values()].toSorted(),
    profiles: [...world.profiles.values()].map(({ name }) => name).toSorted(),
    contacts: contacts.map(({ name }) => name).toSorted(),
    associations: world.associations.size,
    extensions: [...world.extensions].map(([at, id]) => `${at} ${unitOf.get(id)}`).toSorted(),
    states: plan.steps.map(({ id }) => `${id} ${states.get(id)?.state}`),
  };
}

test('stopped at any moments, for any reasons, with pilots in between, a job ends as an undisturbed one', async () => {
  await fc.assert(
    fc.asyncProperty(
      hotel,
      fc.array(turn, { minLength: 1, maxLength: 4 }),
      troubles({ requests: 3 }),
      async (given, turns, harm) => {
        const plan = planOf(given);
        const calm = benchWith(given, null);
        expect((await run(calm, plan, UNDISTURBED))?.end).toEqual({ kind: 'finished' });
        const bench = benchWith(given, harm);
        for (const one of turns) {
          const ended = await run(bench, plan, one);
          if (!ended) continue;
          expect(ended.late).toEqual([]);
          if (ended.end.kind === 'paused') expect(ended.cause).not.toBeNull();
        }
        expect((await run(bench, plan, UNDISTURBED))?.end).toEqual({ kind: 'finished' });
        expect(outcome(bench, plan)).toEqual(outcome(calm, plan));
      },
    ),
    { numRuns: 250 },
  );
});

test('a pilot of a floor sends nothing that only other floors ask for', async () => {
  await fc.assert(
    fc.asyncProperty(hotel, fc.constantFrom(...FLOORS), async (given, pilotFloor) => {
      const plan = planOf(given);
      const bench = benchWith(given, null);
      await run(bench, plan, { ...UNDISTURBED, pilot: { pilot: null, pilotFloor } });
      const touched = plan.steps.filter(({ id }) => bench.folded().has(id));
      const here = new Set(
        plan.rows.filter(({ room }) => room?.startsWith(`${pilotFloor}/`)).map(({ key }) => key),
      );
      for (const { id, rows } of touched) {
        expect(
          rows.some((key) => here.has(key)),
          id,
        ).toBe(true);
      }
      // And all that they ask for.
      const wanted = plan.steps.filter(({ rows }) => rows.some((key) => here.has(key)));
      expect(touched.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    }),
    { numRuns: 60 },
  );
});

test('once too many steps failed nothing more is sent than was in flight, and going on counts anew', async () => {
  const rooms = Array.from({ length: 300 }, () => ({ floor: 0, isNew: false, listed: false }));
  const given = { rooms, refused: Array.from({ length: 300 }, (_, at) => at) };
  const plan = planOf(given);
  const bench = benchWith(given, null);
  const first = await run(bench, plan, { ...UNDISTURBED, percent: 5 });
  expect(first).toMatchObject({ end: { kind: 'paused' }, cause: { by: 'failures', percent: 5 } });
  const failed = [...bench.folded().values()].filter(({ state }) => state === 'failed').length;
  expect(failed).toBeGreaterThan(20);
  expect(failed).toBeLessThan(300);
  // Those that failed stay failed, and are no part of the next share.
  const again = await run(bench, plan, { ...UNDISTURBED, percent: 5 });
  expect(again?.cause).toMatchObject({ by: 'failures', failed: expect.any(Number) });
  expect((await run(bench, plan, UNDISTURBED))?.end).toEqual({ kind: 'finished' });
});
