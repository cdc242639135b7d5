import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStoppable } from '../../main/app/stop-control.ts';
import type { StopCause } from '../../main/app/stop-control.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const START = 1_000_000;

function bench(stopAt: number | null, jump: (ticks: number) => number = () => 0) {
  const clock = createVirtualClock(START);
  const wall = { ...clock, now: () => clock.now() + jump(clock.ticks()) };
  const causes: StopCause[] = [];
  const stoppable = createStoppable(wall, stopAt, (cause) => causes.push(cause));
  const work = async (ms: number) => {
    await clock.sleep(ms, new AbortController().signal);
    stoppable.end();
  };
  return { clock, causes, ...stoppable, work };
}

test('work is stopped when the clock shows the time, and not before', async () => {
  const { clock, control, causes, work } = bench(START + 90_000);
  let before = null as boolean | null;
  void clock.at(89_999).then(() => (before = control.pause.aborted));
  await clock.run(work(90_001));
  expect(before).toBe(false);
  expect(control.pause.aborted).toBe(true);
  expect(control.abort.aborted).toBe(false);
  expect(causes).toEqual([{ by: 'clock', at: START + 90_000 }]);
});

test('a clock that is set forward stops the work within a second', async () => {
  const { clock, control, work } = bench(START + 3_600_000, (ticks) =>
    ticks > 5_000 ? 3_600_000 : 0,
  );
  await clock.run(work(6_001));
  expect(control.cause()).toEqual({ by: 'clock', at: START + 3_600_000 });
});

test('a clock that is set back gives the work the time that it shows', async () => {
  const back = (ticks: number) => (ticks > 5_000 ? -60_000 : 0);
  const { clock, control, work } = bench(START + 10_000, back);
  let at = 0;
  control.pause.addEventListener('abort', () => (at = clock.ticks()));
  await clock.run(work(80_000));
  expect(at).toBe(70_000);
});

test('no request may leave once the time has come, although no timer has fired since', () => {
  let ticks = 0;
  const { control } = bench(START + 60_000, () => ticks);
  expect(control.mayLeave()).toBe(true);
  // The machine slept.
  ticks = 8 * 3_600_000;
  expect(control.mayLeave()).toBe(false);
  expect(control.cause()?.by).toBe('clock');
});

test('without a time nothing waits for one, and work that ends ends the watch', async () => {
  const free = bench(null);
  await free.clock.run(free.work(1));
  expect(free.control.cause()).toBeNull();
  const watched = bench(START + 90_000);
  await watched.clock.run(watched.work(10));
  await expect(watched.clock.run(watched.clock.at(100_000))).resolves.toBeUndefined();
  expect(watched.control.cause()).toBeNull();
});

test('of several causes the first is kept and told once; a cut is one of a person', () => {
  const { control, abort, causes } = bench(null);
  const cause: StopCause = { by: 'failures', failed: 3, ended: 20, percent: 5 };
  control.stop(cause);
  control.stop({ by: 'person' });
  abort();
  expect(causes).toEqual([cause]);
  expect(control.abort.aborted).toBe(true);
  const cut = bench(null);
  cut.abort();
  expect(cut.causes).toEqual([{ by: 'person' }]);
  expect(cut.control.pause.aborted).toBe(true);
});

test('whatever the wall clock does, the work is stopped within a second of the time that it first shows', async () => {
  const jumps = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 60_000 }),
      by: fc.integer({ min: -40_000, max: 40_000 }),
    }),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(jumps, fc.integer({ min: 1, max: 90_000 }), async (all, after) => {
      const jump = (ticks: number) =>
        all.reduce((sum, { at, by }) => (ticks >= at ? sum + by : sum), 0);
      const { clock, control, work } = bench(START + after, jump);
      let seen = -1;
      control.pause.addEventListener('abort', () => (seen = clock.ticks()));
      if (control.cause()) seen = 0;
      await clock.run(work(300_000));
      const shows = (ticks: number) => ticks + jump(ticks) >= after;
      expect(shows(seen)).toBe(true);
      // It shows the time for a whole second before only where it was set back within that.
      const edges = [0, after, ...all.flatMap(({ at }) => [at, at - 1])];
      const first = Math.min(
        ...[...edges, ...edges.map((edge) => edge + after), ...firstMoments(all, after)].filter(
          (ticks) => ticks >= 0 && lasts(ticks, shows),
        ),
      );
      expect(seen).toBeLessThanOrEqual(first + 1000);
    }),
    { numRuns: 60 },
  );
});

/** Moments at which the wall clock reaches the time by itself. */
function firstMoments(all: { at: number; by: number }[], after: number): number[] {
  const sums = [0];
  for (const { by } of all.toSorted((a, b) => a.at - b.at)) sums.push((sums.at(-1) ?? 0) + by);
  return sums.map((sum) => after - sum);
}

/** Does it show the time for so long that whoever looks each second must see it? */
function lasts(ticks: number, shows: (ticks: number) => boolean): boolean {
  for (let at = ticks; at <= ticks + 1000; at += 1) if (!shows(at)) return false;
  return true;
}
