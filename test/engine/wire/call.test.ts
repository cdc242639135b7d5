import { expect, test } from 'vitest';
import type { Answer, Failure } from '../../../shared/domain/failure.ts';
import type { Traffic } from '../../../shared/domain/job.ts';
import type { OperationName } from '../../../shared/domain/operations.ts';
import type { EngineEvent, Send } from '../../../main/engine/ports.ts';
import { createCall } from '../../../main/engine/wire/call.ts';
import { createPacer } from '../../../main/engine/wire/pacer.ts';
import { POLICIES, policyOf } from '../../../main/engine/wire/policy.ts';
import { seededRandom } from '../../support/simulated-service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const isOperation = (name: string): name is OperationName => name in POLICIES;
const names = Object.keys(POLICIES).filter(isOperation);
const never = new AbortController().signal;
const no = (code: Failure['code']): Failure => ({ code, message: `${code}.` });

const silent = (): void => undefined;

/** Yes, with a value that nothing tested here looks at. */
function yes(): Answer<never> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { kind: 'ok', value: null as never };
}

type Wordless = Exclude<Answer<never>, { kind: 'ok' }>;
const ANSWERS: { [K in Wordless['kind']]: Extract<Wordless, { kind: K }> } = {
  refused: { kind: 'refused', failure: no('bad-request') },
  throttled: { kind: 'throttled', failure: no('throttled') },
  unavailable: { kind: 'unavailable', failure: no('unavailable') },
  unreachable: { kind: 'unreachable', failure: no('unreachable') },
  lost: { kind: 'lost', failure: no('timeout') },
  credentials: { kind: 'credentials', failure: no('credentials') },
  aborted: { kind: 'aborted' },
};

/** A service that gives these answers in turn (the last one for ever), each after `tookMs`. */
function scripted(
  script: (Wordless | 'ok')[],
  tookMs = 10,
  mayLeave: (ticks: number) => boolean = () => true,
) {
  const clock = createVirtualClock();
  const random = seededRandom(7);
  const events: EngineEvent[] = [];
  const traffic: Traffic = { requests: 0, throttled: 0, retries: 0 };
  const emit = (event: EngineEvent): void => void events.push(event);
  let sent = 0;
  const send: Send = async (_name, _input, signal) => {
    const answer = script[Math.min(sent, script.length - 1)];
    sent += 1;
    await clock.sleep(tookMs, signal);
    if (signal.aborted) return { kind: 'aborted' };
    if (answer === 'ok' || answer === undefined) return yes();
    return answer;
  };
  const pacer = createPacer({ clock, emit });
  const call = createCall({
    send,
    pacer,
    clock,
    random,
    emit,
    traffic,
    mayLeave: () => mayLeave(clock.ticks()),
  });
  const ask = (name: OperationName, signal: AbortSignal = never) =>
    clock.run(call(name, {}, signal));
  return { clock, call, ask, events, traffic, sent: () => sent };
}

test.each(names)('%s: a definite answer ends the call at the first attempt', async (name) => {
  for (const kind of ['refused', 'credentials'] as const) {
    const service = scripted([ANSWERS[kind], 'ok']);
    expect(await service.ask(name)).toEqual(ANSWERS[kind]);
    expect(service.sent()).toBe(1);
  }
});

test.each(names)('%s: what was certainly not processed is always sent again', async (name) => {
  for (const kind of ['throttled', 'unreachable'] as const) {
    const service = scripted([ANSWERS[kind], ANSWERS[kind], 'ok']);
    expect(await service.ask(name)).toEqual({ kind: 'ok', value: null });
    expect(service.sent()).toBe(3);
  }
});

test.each(names)(
  '%s: what may have been done is sent again only if that is harmless',
  async (name) => {
    for (const kind of ['unavailable', 'lost'] as const) {
      const service = scripted([ANSWERS[kind], 'ok']);
      const result = await service.ask(name);
      if (policyOf(name).repeat === 'always') {
        expect(result).toEqual({ kind: 'ok', value: null });
        expect(service.sent()).toBe(2);
      } else {
        const cause = kind === 'lost' ? 'unanswered' : 'answered';
        expect(result).toEqual({ kind: 'unsure', failure: ANSWERS[kind].failure, cause });
        expect(service.sent()).toBe(1);
      }
    }
  },
);

test.each(names)(
  '%s: an abort in flight may have had an effect only if it writes',
  async (name) => {
    const service = scripted([ANSWERS.aborted]);
    expect(await service.ask(name)).toEqual({ kind: 'aborted', maybeSent: policyOf(name).writes });
  },
);

test('an abort while waiting to repeat returns at once and remembers what was sent', async () => {
  for (const [kind, maybeSent] of [
    ['lost', true],
    ['unreachable', false],
  ] as const) {
    const stop = new AbortController();
    const service = scripted([ANSWERS[kind]]);
    const asked = service.call('profiles.update', { profileId: 'p', name: 'n' }, stop.signal);
    void service.clock.at(100).then(() => stop.abort());
    expect(await service.clock.run(asked)).toEqual({ kind: 'aborted', maybeSent });
    expect(service.clock.ticks()).toBe(100);
  }
});

test('withdrawing ends a call that waits, and lets one that is on the wire finish', async () => {
  const withdraw = new AbortController();
  const onWire = scripted(['ok'], 500);
  const asked = onWire.call('units.get', { unitId: 'u' }, never, withdraw.signal);
  void onWire.clock.at(100).then(() => withdraw.abort());
  expect(await onWire.clock.run(asked)).toEqual({ kind: 'ok', value: null });

  const waiting = scripted([ANSWERS.unreachable]);
  const again = new AbortController();
  const repeated = waiting.call('units.get', { unitId: 'u' }, never, again.signal);
  void waiting.clock.at(100).then(() => again.abort());
  expect(await waiting.clock.run(repeated)).toEqual({ kind: 'aborted', maybeSent: false });
  expect(waiting.clock.ticks()).toBe(100);
});

test('a call that is aborted before it begins sends nothing', async () => {
  const service = scripted(['ok']);
  const result = await service.ask('contacts.createBatch', AbortSignal.abort());
  expect(result).toEqual({ kind: 'aborted', maybeSent: false });
  expect(service.sent()).toBe(0);
});

test('a service that never answered is given up after fifteen seconds', async () => {
  const service = scripted([ANSWERS.unreachable]);
  expect(await service.ask('units.list')).toMatchObject({ kind: 'outage', maybeSent: false });
  expect(service.clock.ticks()).toBeGreaterThanOrEqual(15_000);
  expect(service.clock.ticks()).toBeLessThan(15_100);
});

test('a service that takes the first request and never answers it is given up as soon', async () => {
  const service = scripted(['ok'], 1_000_000);
  const result = await service.ask('units.list');
  expect(result).toMatchObject({ kind: 'outage', failure: { code: 'timeout' } });
  expect(service.clock.ticks()).toBe(15_000);
});

test('once anything was answered, a slow request may take its time', async () => {
  const service = scripted(['ok'], 14_000);
  const slow = createCall({
    clock: service.clock,
    traffic: service.traffic,
    emit: silent,
    random: () => 0,
    pacer: createPacer({ clock: service.clock, emit: silent }),
    send: async (name, _input, signal) => {
      await service.clock.sleep(name === 'units.get' ? 29_000 : 14_000, signal);
      return signal.aborted ? { kind: 'aborted' } : yes();
    },
  });
  const both = [
    slow('units.get', { unitId: 'u' }, never),
    slow('profiles.get', { profileId: 'p' }, never),
  ];
  const results = await service.clock.run(Promise.all(both));
  expect(results.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
  expect(service.clock.ticks()).toBe(29_000);
});

test('a service that answered before is given up after forty-five seconds', async () => {
  const service = scripted(['ok', ANSWERS.lost]);
  await service.ask('profiles.get');
  const from = service.clock.ticks();
  expect(await service.ask('profiles.update')).toMatchObject({ kind: 'outage', maybeSent: true });
  expect(service.clock.ticks() - from).toBeGreaterThanOrEqual(45_000);
  expect(service.clock.ticks() - from).toBeLessThan(45_100);
});

test('it goes on for as long as other requests of the family succeed', async () => {
  const service = scripted([]);
  const stop = new AbortController();
  const clock = service.clock;
  const random = seededRandom(1);
  const send: Send = async (_name, input, signal) => {
    await clock.sleep(10, signal);
    const good = 'profileId' in input && input.profileId === 'good';
    return good || clock.ticks() > 600_000 ? yes() : ANSWERS.unavailable;
  };
  const pacer = createPacer({ clock, emit: silent });
  const traffic = { requests: 0, throttled: 0, retries: 0 };
  const call = createCall({ send, pacer, clock, random, emit: silent, traffic });
  const others = (async () => {
    while (!stop.signal.aborted) {
      await call('profiles.get', { profileId: 'good' }, never);
      await clock.sleep(20_000, never);
    }
  })();
  const result = await clock.run(call('profiles.get', { profileId: 'bad' }, never));
  expect(result.kind).toBe('ok');
  expect(clock.ticks()).toBeGreaterThan(600_000);
  stop.abort();
  await clock.run(others);
});

test('nothing but 429 for ten minutes is an outage, and few requests are spent on it', async () => {
  const service = scripted([ANSWERS.throttled]);
  const result = await service.ask('contacts.createBatch');
  expect(result).toMatchObject({
    kind: 'outage',
    maybeSent: false,
    failure: { code: 'throttled' },
  });
  expect(service.clock.ticks()).toBeGreaterThanOrEqual(600_000);
  expect(service.clock.ticks()).toBeLessThan(640_000);
  expect(service.sent()).toBeLessThan(60);
  expect(service.events.some((event) => event.type === 'waiting')).toBe(true);
});

test('a wait that the service asks for is kept and said', async () => {
  for (const kind of ['throttled', 'unavailable'] as const) {
    const service = scripted([{ ...ANSWERS[kind], retryAfterMs: 90_000 }, 'ok']);
    expect((await service.ask('units.get')).kind).toBe('ok');
    expect(service.clock.ticks()).toBeGreaterThanOrEqual(90_000);
    expect(service.clock.ticks()).toBeLessThan(91_000);
    const waits = service.events.filter((event) => event.type === 'waiting');
    expect(waits).toEqual([expect.objectContaining({ family: 'units', seconds: 90 })]);
  }
});

test('counters tell requests that reached the service, 429 and repeats', async () => {
  const { unreachable, throttled, unavailable, credentials } = ANSWERS;
  const service = scripted([unreachable, throttled, unavailable, 'ok', credentials]);
  await service.ask('units.get');
  await service.ask('units.get');
  expect(service.traffic).toEqual({ requests: 3, throttled: 1, retries: 3 });
  const requests = service.events.filter((event) => event.type === 'request');
  expect(requests.map((event) => event.answer)).toEqual([
    'unreachable',
    'throttled',
    'unavailable',
    'ok',
    'credentials',
  ]);
});

test('a bug in sending comes out as it is and gives its place back', async () => {
  const clock = createVirtualClock();
  const random = seededRandom(1);
  const traffic = { requests: 0, throttled: 0, retries: 0 };
  const pacer = createPacer({ clock, emit: silent, maxInFlight: 1 });
  let broken = true;
  const send: Send = async () => {
    if (broken) throw new Error('bug');
    return yes();
  };
  const call = createCall({ send, pacer, clock, random, emit: silent, traffic });
  await expect(call('units.get', { unitId: 'u' }, never)).rejects.toThrow('bug');
  broken = false;
  expect(await clock.run(call('units.get', { unitId: 'u' }, never))).toMatchObject({ kind: 'ok' });
});

test('once nothing may leave any more, a call ends unsent and gives its turn back', async () => {
  const service = scripted(['ok'], 10, () => false);
  // More of them than may be under way at once.
  for (let at = 0; at < 9; at += 1) {
    expect(await service.ask('units.get')).toEqual({ kind: 'aborted', maybeSent: false });
  }
  expect(service.sent()).toBe(0);
  expect(service.traffic).toEqual({ requests: 0, throttled: 0, retries: 0 });
});

test('what was lost is not repeated once nothing may leave any more, and may have been done', async () => {
  const service = scripted([ANSWERS.lost, 'ok'], 10, (ticks) => ticks < 5);
  const result = await service.ask('profiles.createBatch');
  expect(result).toEqual({ kind: 'aborted', maybeSent: true });
  expect(service.sent()).toBe(1);
});
