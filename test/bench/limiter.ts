import { setMaxListeners } from 'node:events';
import { createCall } from '../../main/engine/wire/call.ts';
import { createPacer } from '../../main/engine/wire/pacer.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import type { SpawnedSandbox } from '../support/spawned-sandbox.ts';
import type { Extent } from './bench.ts';
import { cells, table } from './line.ts';
import type { Line } from './line.ts';
import { clientOf } from './script-clients.ts';
import { freshSandbox } from './workload.ts';

const LATENCY_MS = 40;
/** Windows of the measured time, which make the spread. */
const WINDOWS = 5;

/** Learning in real time: `node test/bench/run.mjs limiter [--quick]`. */
export async function run(args: string[]): Promise<void> {
  const quick = args.includes('--quick');
  const lines = await steadyAndFirst({ quick, times: quick ? 1 : 5 });
  console.log(table([['measured', 'median', 'spread', 'budget', ''], ...lines.map(cells)]));
}

/**
 * The engine's limiter in real time, over real connections, each service in a process of its own and
 * all of them at once: their rates together are no load worth mentioning.
 */
export async function steadyAndFirst({ times, quick }: Extent): Promise<Line[]> {
  const scale = quick ? 0.3 : 1;
  const measured = await Promise.all([
    steady(10, 10, scale),
    steady(50, 100, scale),
    steady(200, 100, scale),
    ...(quick ? [] : [sideBySide(times, slow), sideBySide(times, dropAndReturn)]),
    firstRuns(times),
  ]);
  return measured.flat();
}

/** The same so many times at once, each against a service of its own. */
async function sideBySide(times: number, measure: () => Promise<Line[]>): Promise<Line[]> {
  const [first = [], ...others] = await Promise.all(Array.from({ length: times }, measure));
  return first.map((line, at) => ({
    ...line,
    samples: [line, ...others.flatMap((lines) => lines[at] ?? [])].flatMap(
      ({ samples }) => samples,
    ),
  }));
}

/** A load without end, and when each answer came. */
type Load = {
  /** Requests between these ticks that were answered and that were refused with 429. */
  between(from: number, to: number): { yes: number; no: number };
  /** Ticks at which 429 came. */
  refusals(): number[];
  /** Ends when this many were answered, or when told. */
  done: Promise<void>;
  stop(): void;
};

function load(sandbox: SpawnedSandbox, property: string, requests = Infinity): Load {
  const client = clientOf(sandbox.env);
  const answers: { at: number; refused: boolean }[] = [];
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const pacer = createPacer({ clock: systemClock, emit: () => undefined });
  const call = createCall({
    send: client.send,
    pacer,
    clock: systemClock,
    random: Math.random,
    traffic: { requests: 0, throttled: 0, retries: 0 },
    emit: (event) => {
      if (event.type !== 'request') return;
      answers.push({ at: systemClock.ticks(), refused: event.answer === 'throttled' });
    },
  });
  let left = requests;
  const caller = async (): Promise<void> => {
    while (left > 0 && !stopping.signal.aborted) {
      left -= 1;
      await call('units.get', { unitId: property }, stopping.signal);
    }
  };
  const callers = Promise.all(Array.from({ length: 64 }, caller));
  return {
    between(from, to) {
      const within = answers.filter(({ at }) => at >= from && at < to);
      const no = within.filter(({ refused }) => refused).length;
      return { yes: within.length - no, no };
    },
    refusals: () => answers.filter(({ refused }) => refused).map(({ at }) => at),
    done: callers.then(() => client.close()),
    stop: () => stopping.abort(),
  };
}

/** Starts a service with that throttle, lets the work measure, and ends both. */
async function against<T>(
  tps: number,
  burst: number,
  work: (sandbox: SpawnedSandbox, property: string) => Promise<T>,
): Promise<T> {
  const sandbox = await freshSandbox(1, { latencyMs: LATENCY_MS });
  try {
    await throttle(sandbox, tps, burst);
    return await work(sandbox, sandbox.env['BELLHOP_PROPERTY'] ?? '');
  } finally {
    await sandbox.end();
  }
}

async function throttle(sandbox: SpawnedSandbox, tps: number, burst: number): Promise<void> {
  const body = JSON.stringify({ tps, burst });
  const reply = await fetch(`${sandbox.apiUrl}/_sandbox/throttle`, { method: 'POST', body });
  if (!reply.ok) throw new Error(await reply.text());
}

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function steady(tps: number, burst: number, scale: number): Promise<Line[]> {
  const [learning, seconds] = [30 * scale, 60 * scale];
  return against(tps, burst, async (sandbox, property) => {
    const running = load(sandbox, property);
    await wait(learning);
    const held: number[] = [];
    const refused: number[] = [];
    for (let n = 0; n < WINDOWS; n += 1) {
      const from = systemClock.ticks();
      await wait(seconds / WINDOWS);
      const to = systemClock.ticks();
      const { yes, no } = running.between(from, to);
      held.push((yes / tps) * (1000 / (to - from)));
      refused.push(no / (yes + no));
    }
    running.stop();
    await running.done;
    return [
      {
        what: `${tps}/s, burst ${burst}, learnt: share of the rate`,
        samples: held,
        unit: '%',
        budget: { least: 0.95 },
      },
      { what: '  429 ÷ requests', samples: refused, unit: '%', budget: { most: 0.01 } },
    ];
  });
}

async function slow(): Promise<Line[]> {
  const [learning, seconds] = [45, 90];
  return against(3, 6, async (sandbox, property) => {
    const running = load(sandbox, property);
    await wait(learning);
    const from = systemClock.ticks();
    await wait(seconds);
    const to = systemClock.ticks();
    running.stop();
    await running.done;
    const { yes } = running.between(from, to);
    const late = running.refusals().filter((t) => t >= from);
    const most = Math.max(
      0,
      ...late.map((t) => late.filter((one) => one >= t && one < t + 30_000).length),
    );
    return [
      {
        what: '3/s, burst 6, learnt: share of the rate',
        samples: [(yes / 3) * (1000 / (to - from))],
        unit: '%',
        budget: { least: 0.85 },
      },
      {
        what: '  429 in any 30 seconds, at most',
        samples: [most],
        unit: '',
        budget: { most: 1 },
      },
    ];
  });
}

async function dropAndReturn(): Promise<Line[]> {
  const [high, low] = [30, 10];
  return against(high, high, async (sandbox, property) => {
    const running = load(sandbox, property);
    const share = async (seconds: number, tps: number): Promise<number> => {
      const from = systemClock.ticks();
      await wait(seconds);
      const to = systemClock.ticks();
      return (running.between(from, to).yes / tps) * (1000 / (to - from));
    };
    await wait(20);
    await throttle(sandbox, low, high);
    await wait(15);
    const met = await share(20, low);
    await throttle(sandbox, high, high);
    await wait(60);
    const regained = await share(20, high);
    running.stop();
    await running.done;
    return [
      {
        what: '30/s drops to a third: share of the new rate after 15 s',
        samples: [met],
        unit: '%',
        budget: { least: 0.9 },
      },
      {
        what: '  and returns: share of the rate after 60 s',
        samples: [regained],
        unit: '%',
        budget: { least: 0.9 },
      },
    ];
  });
}

async function firstRuns(times: number): Promise<Line[]> {
  const [requests, tps] = [1_000, 25];
  const runs = await Promise.all(
    Array.from({ length: times }, () =>
      against(tps, tps, async (sandbox, property) => {
        const began = systemClock.ticks();
        const running = load(sandbox, property, requests);
        await running.done;
        const span = (systemClock.ticks() - began) / 1000;
        const { yes, no } = running.between(began, Infinity);
        return { span: span / ((requests - tps) / tps), refused: no / (yes + no) };
      }),
    ),
  );
  return [
    {
      what: `a first run of ${requests} requests at ${tps}/s, learning included: span ÷ the least`,
      samples: runs.map(({ span }) => span),
      unit: 'x',
      budget: { most: 1.15 },
    },
    {
      what: '  429 ÷ requests',
      samples: runs.map(({ refused }) => refused),
      unit: '%',
      budget: { most: 0.03 },
    },
  ];
}
