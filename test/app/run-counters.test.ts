import { setMaxListeners } from 'node:events';
import { expect, test } from 'vitest';
import { countProgress } from '../../main/app/run-counters.ts';
import { createPacer } from '../../main/engine/wire/pacer.ts';
import type { LearnedRates } from '../../main/engine/wire/limits.ts';
import type { RunProgress, TimeLeft } from '../../shared/contract/calls/progress.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { Step } from '../../shared/domain/plan.ts';
import type { StepWrite } from '../../shared/domain/step-write.ts';
import { createSimulatedService, seededRandom } from '../support/simulated-service.ts';
import type { ServiceShape } from '../support/simulated-service.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const DONE: StepState = { state: 'done', remoteId: null, foundByReading: false };

function step(id: string, write: StepWrite, rows: string[] = []): Step {
  return {
    id,
    kind: 'extension',
    key: id,
    action: 'create',
    before: null,
    after: null,
    rows,
    needs: [],
    write,
    remoteId: null,
    reason: null,
  };
}

const mapping = (extension: string): StepWrite => ({
  op: 'extension.map',
  trunkId: 'T',
  extension,
  profile: { id: extension },
});
const blocking = (target: string): StepWrite => ({
  op: 'block.set',
  profile: { id: 'p' },
  target: { id: target },
  value: 'ENABLED',
});
const mappings = (count: number) =>
  Array.from({ length: count }, (_, at) => step(`extension:${at}`, mapping(String(at))));
const blocks = (count: number) =>
  Array.from({ length: count }, (_, at) => step(`block:${at}`, blocking(String(at))));

type Told = { at: number; progress: RunProgress };

/** Sends a request a step through the pacer against a service of this shape, in virtual time. */
async function watched(given: {
  shape: Partial<ServiceShape>;
  steps: Step[];
  learned?: LearnedRates;
  seed?: number;
}): Promise<{ span: number; told: Told[] }> {
  const clock = createVirtualClock();
  const random = seededRandom(given.seed ?? 1);
  const shape: ServiceShape = {
    rate: () => 20,
    burst: 20,
    scope: 'account',
    latency: [60, 140],
    ...given.shape,
  };
  const service = createSimulatedService(clock, random, shape);
  const pacer = createPacer({
    clock,
    emit: () => {},
    ...(given.learned && { learned: given.learned }),
  });
  const told: Told[] = [];
  const traffic = { requests: 0, throttled: 0, retries: 0 };
  const progress = countProgress(
    {
      clock,
      emit: (_name, payload) =>
        void told.push({ at: clock.ticks(), progress: payload as RunProgress }),
    },
    { traffic, perSecond: () => pacer.perSecond(), rates: () => pacer.rates() },
    'job',
    { steps: given.steps },
    new Map(),
  );
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  const lines = new Map<'pbx' | 'settings', Step[]>([
    ['pbx', given.steps.filter(({ write }) => write?.op === 'extension.map')],
    ['settings', given.steps.filter(({ write }) => write?.op === 'block.set')],
  ]);
  const caller = async (family: 'pbx' | 'settings', line: Step[]) => {
    for (let next = line.shift(); next;) {
      await pacer.acquire(family, never);
      const sentAt = clock.ticks();
      const answer = await service.request(family);
      pacer.report(family, answer.kind, shape.retryAfterMs, sentAt);
      if (answer.kind === 'throttled') {
        traffic.throttled += 1;
        continue;
      }
      progress.hear({ type: 'steps', entries: [{ stepId: next.id, state: DONE }] });
      next = line.shift();
    }
  };
  const callers = Array.from({ length: 32 }, () =>
    [...lines].map(([family, line]) => caller(family, line)),
  ).flat();
  await clock.run(Promise.all(callers));
  return { span: clock.ticks(), told };
}

/** Whether what was told when `truth` seconds were left was neither too hopeful nor too gloomy. */
function isHonest({ truth, left }: { truth: number; left: TimeLeft }): boolean {
  return truth <= left.toSeconds * 1.1 + 1 && truth >= left.fromSeconds * 0.9 - 1;
}

/** Everything that was told of the time left, with the seconds that were left in truth. */
function estimates({ span, told }: Awaited<ReturnType<typeof watched>>) {
  return told.flatMap(({ at, progress }) => {
    const left = progress.timeLeft;
    return left === null ? [] : [{ at: at / 1000, truth: (span - at) / 1000, left }];
  });
}

const twenty: LearnedRates = { account: 20, families: {} };
const forty: LearnedRates = { account: 40, families: {} };

test.each([
  ['a service of which nothing is known', { steps: mappings(1000) }],
  ['a service whose rate is known', { steps: mappings(1000), learned: twenty }],
  ['a service that became slower than it was', { steps: mappings(1000), learned: forty }],
  ['a slow service', { shape: { rate: () => 5, burst: 5 }, steps: mappings(300) }],
  ['a fast service', { shape: { rate: () => 60, burst: 60 }, steps: mappings(1000) }],
  ['a service without a limit', { shape: { rate: () => Infinity }, steps: mappings(1000) }],
  [
    'a limit for each family',
    { shape: { scope: 'family' as const }, steps: [...mappings(200), ...blocks(600)] },
  ],
  ['a short run', { steps: mappings(120) }],
])('the time left holds the truth from early on: %s', async (_of, given) => {
  const run = await watched({ shape: {}, ...given });
  const all = estimates(run);
  const honest = all.filter(isHonest);
  expect(all.length).toBeGreaterThan(10);
  expect(honest.length / all.length).toBeGreaterThan(0.95);
  // The later half is told closely enough to plan an evening by.
  const late = all.filter(({ at }) => at > (run.span / 1000) * 0.7);
  for (const { left } of late) {
    expect(left.toSeconds).toBeLessThanOrEqual(left.fromSeconds * 1.6 + 1.5);
  }
});

test('when the service becomes slower, the time left is honest again within half a minute', async () => {
  const rate = (ticks: number) => (ticks < 20_000 ? 30 : 12);
  const run = await watched({ shape: { rate }, steps: mappings(1000) });
  const later = estimates(run).filter(({ at }) => at > 50);
  expect(later.length).toBeGreaterThan(10);
  expect(later.every(isHonest)).toBe(true);
});

test('before anything is known, nothing is told', async () => {
  const { told } = await watched({ shape: { rate: () => Infinity }, steps: mappings(1000) });
  expect(told[0]?.progress.timeLeft).toBeNull();
});

/** The first figures of a run at a known rate. */
function firstTold(
  steps: Step[],
  pilot: ReadonlySet<string> | null = null,
  clock = createVirtualClock(),
) {
  const told: RunProgress[] = [];
  const traffic = { requests: 0, throttled: 0, retries: 0 };
  const progress = countProgress(
    {
      clock,
      emit: (_name, payload) => void told.push(payload as RunProgress),
    },
    { traffic, perSecond: () => 1, rates: () => ({ account: 1, families: {} }) },
    'job',
    { steps },
    new Map(),
    pilot,
  );
  return { told, progress };
}

const contacts = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    step(`contact:${at}`, {
      op: 'contact.create',
      book: { id: 'Desk' },
      contact: { name: String(at), address: { kind: 'phones', numbers: ['+1'] } },
    }),
  );

test('steps that share a request take the time of one', () => {
  const { told, progress } = firstTold(contacts(250));
  progress.finish();
  expect(told[0]?.timeLeft?.fromSeconds).toBe(3);
  const entries = contacts(50).map(({ id }) => ({ stepId: id, state: DONE }));
  progress.hear({ type: 'steps', entries });
  progress.finish();
  expect(told[1]?.timeLeft?.fromSeconds).toBe(2);
});

test('the time left of a pilot is its own, and the figures are of the whole plan', () => {
  const [first, ...others] = mappings(10);
  const { told, progress } = firstTold([{ ...first!, rows: ['a'] }, ...others], new Set(['a']));
  progress.finish();
  expect(told[0]).toMatchObject({ total: 10, waiting: 10, timeLeft: { fromSeconds: 1 } });
});

test('what is unknown is still to be settled, and what is put back is still to be sent', () => {
  const { told, progress } = firstTold(mappings(2));
  const failure = { code: 'timeout' as const, message: 'No reply.' };
  progress.hear({
    type: 'steps',
    entries: [
      { stepId: 'extension:0', state: { state: 'unknown', failure } },
      { stepId: 'extension:1', state: { state: 'sending', attempt: 0 } },
    ],
  });
  expect(told[0]).toMatchObject({ waiting: 1, timeLeft: { fromSeconds: 2 } });
  progress.hear({ type: 'steps', entries: [{ stepId: 'extension:0', state: DONE }] });
  progress.finish();
  expect(told.at(-1)).toMatchObject({ counts: { done: 1 }, timeLeft: { fromSeconds: 1 } });
});

test('a finished run has no time left', () => {
  const { told, progress } = firstTold(mappings(1));
  progress.hear({ type: 'steps', entries: [{ stepId: 'extension:0', state: DONE }] });
  progress.finish();
  expect(told.at(-1)?.timeLeft).toEqual({ fromSeconds: 0, toSeconds: 0 });
});

test('what happened within a blink is told even if nothing happens for long after it', async () => {
  const clock = createVirtualClock();
  const { told, progress } = firstTold(mappings(3), null, clock);
  for (const stepId of ['extension:0', 'extension:1']) {
    progress.hear({ type: 'steps', entries: [{ stepId, state: DONE }] });
  }
  expect(told.at(-1)?.counts.done).toBe(1);
  await clock.run(clock.sleep(60_000, new AbortController().signal));
  expect(told.map(({ counts }) => counts.done)).toEqual([1, 2]);
});
