import { expect, test } from 'vitest';
import type { Trunk } from '../../../shared/domain/live.ts';
import { trunkToWaitFor, waitForTrunk } from '../../../main/app/trunks/wait-for-trunk.ts';
import type { Call, CallResult } from '../../../main/engine/ports.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const trunk = (status: string | null, id = 't1'): Trunk => ({ id, status, name: null, peers: [] });
const OUTAGE: CallResult<never> = {
  kind: 'outage',
  failure: { code: 'unavailable', message: 'The service is away.' },
  maybeSent: false,
};

/** Waits with answers by the second at which a look comes. */
async function wait(
  answer: (second: number) => CallResult<Trunk | null>,
  options: { minutes?: number; stopAt?: number } = {},
) {
  const clock = createVirtualClock();
  const control = new AbortController();
  const looks: number[] = [];
  const told: { seconds: number; trouble: string | null }[] = [];
  const call = (async () => {
    looks.push(clock.ticks() / 1000);
    return answer(clock.ticks() / 1000);
  }) as unknown as Call;
  if (options.stopAt !== undefined) {
    void clock.at(options.stopAt * 1000).then(() => control.abort());
  }
  const result = await clock.run(
    waitForTrunk({ call, signal: control.signal }, clock, 't1', {
      minutes: options.minutes ?? 30,
      tell: (one) => told.push(one),
    }),
  );
  return { result, looks, told };
}

const okAt = (second: number, active: number): CallResult<Trunk | null> => ({
  kind: 'ok',
  value: trunk(second < active ? 'PENDING' : 'ACTIVE'),
});

test('it looks every fifteen seconds at first, and every thirty after two minutes', async () => {
  const { result, looks, told } = await wait((second) => okAt(second, 200));
  expect(result).toEqual({ ok: true, value: { trunk: trunk('ACTIVE'), seconds: 210 } });
  expect(looks).toEqual([0, 15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210]);
  expect(told).toHaveLength(looks.length - 1);
});

test('a trunk that is ACTIVE, in whatever case, is not waited for', async () => {
  const { result, looks } = await wait(() => ({ kind: 'ok', value: trunk('active') }));
  expect(result).toMatchObject({ ok: true, value: { seconds: 0 } });
  expect(looks).toEqual([0]);
});

test('at the end of the time it looks once more and then says the status', async () => {
  const { result, looks } = await wait((second) => okAt(second, 9999), { minutes: 1.1 });
  expect(looks).toEqual([0, 15, 30, 45, 60, 66]);
  expect(result).toMatchObject({ ok: false, error: { code: 'service' } });
  expect(!result.ok && result.error.message).toMatch(/is PENDING .* after 1.1 minutes/);
  const inTime = await wait((second) => okAt(second, 66), { minutes: 1.1 });
  expect(inTime.result.ok).toBe(true);
});

test('a trunk that is gone ends it, also in the middle', async () => {
  for (const at of [0, 60]) {
    const { result } = await wait((second) =>
      second < at ? okAt(second, 9999) : { kind: 'ok', value: null },
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'usage' } });
  }
});

test('a service that is away in the middle is waited for, and said', async () => {
  const { result, told } = await wait((second) =>
    second === 15 || second === 30 ? OUTAGE : okAt(second, 60),
  );
  expect(result).toMatchObject({ ok: true, value: { seconds: 60 } });
  expect(told.map(({ trouble }) => trouble)).toEqual([
    null,
    'The service is away.',
    'The service is away.',
    null,
  ]);
});

test('a service that is away at the first look ends it', async () => {
  const { result } = await wait(() => OUTAGE);
  expect(result).toMatchObject({ ok: false, error: { code: 'service' } });
});

test('credentials that end in the middle end it', async () => {
  const failure = { code: 'credentials', message: 'Sign in again.' } as const;
  const { result } = await wait((second) =>
    second < 30 ? okAt(second, 99) : { kind: 'credentials', failure },
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'credentials' } });
});

test('a status that is not told is no reason to wait for ever', async () => {
  const { result, looks } = await wait(() => ({ kind: 'ok', value: trunk(null) }));
  expect(looks).toEqual([0]);
  expect(result).toMatchObject({ ok: false, error: { code: 'service' } });
});

test('a stop is heard between two looks', async () => {
  const { result, looks } = await wait((second) => okAt(second, 9999), { stopAt: 20 });
  expect(looks).toEqual([0, 15]);
  expect(result).toMatchObject({ ok: false, error: { code: 'stopped' } });
});

function choose(trunks: Trunk[], own: string | null) {
  const call = (async () => ({ kind: 'ok', value: { items: trunks, next: null } })) as unknown;
  return trunkToWaitFor({ call: call as Call, signal: new AbortController().signal }, own);
}

test('without an id the trunk of the account is meant, else the only one, else the only new one', async () => {
  const [first, second] = [trunk('ACTIVE', 'a'), trunk('PENDING', 'b')];
  expect(await choose([first, second], 'a')).toEqual({ ok: true, value: first });
  expect(await choose([first, second], null)).toEqual({ ok: true, value: second });
  expect(await choose([first], null)).toEqual({ ok: true, value: first });
});

test('where several may be meant they are named, and none is chosen', async () => {
  const several = [trunk('PENDING', 'a'), trunk('PENDING', 'b'), trunk('ACTIVE', 'c')];
  const chosen = await choose(several, null);
  expect(chosen).toMatchObject({ ok: false, error: { code: 'usage' } });
  expect(!chosen.ok && chosen.error.message).toContain('a, b;');
  expect(await choose([], null)).toMatchObject({ ok: false, error: { code: 'usage' } });
  expect(await choose(several, 'x')).toMatchObject({ ok: false, error: { code: 'usage' } });
});
