import { expect, test } from 'vitest';
import type { Trunk } from '../../../shared/domain/live.ts';
import { createTrunk } from '../../../main/app/trunks/create-trunk.ts';
import type { Call, CallResult } from '../../../main/engine/ports.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const PEERS = [{ ip: '52.1.2.3', port: 5061 }];
const BODY = { tls: { certificateChain: ['pem'], name: 'pbx.example' }, peers: PEERS };
const OLD: Trunk = { id: 'old', status: 'ACTIVE', name: 'pbx.example', peers: PEERS };
const OURS: Trunk = { ...OLD, id: 'new', status: 'PENDING' };
const failure = { code: 'timeout', message: 'No answer.' } as const;
const LOST: CallResult<never> = { kind: 'unsure', failure, cause: 'unanswered' };
const FAILED: CallResult<never> = { kind: 'unsure', failure, cause: 'answered' };
const made = (trunkId: string): CallResult<{ trunkId: string }> => ({
  kind: 'ok',
  value: { trunkId },
});

/** Sends with these answers to the creates, and these trunks at the readings; the last stay. */
async function create(
  answers: CallResult<{ trunkId: string }>[],
  lists: (Trunk[] | CallResult<never>)[],
  stopAt?: number,
) {
  const clock = createVirtualClock();
  const pause = new AbortController();
  const log: string[] = [];
  const next = <T>(all: T[]): T => (all.length > 1 ? all.shift() : all[0])!;
  const call = (async (name: string) => {
    log.push(`${name} ${clock.ticks()}`);
    if (name === 'trunks.create') return next(answers);
    if (name === 'trunks.get') return { kind: 'refused', failure };
    const list = next(lists);
    return 'kind' in list ? list : { kind: 'ok', value: { items: list, next: null } };
  }) as unknown as Call;
  if (stopAt !== undefined) void clock.at(stopAt).then(() => pause.abort());
  const result = await clock.run(
    createTrunk({ call, slowestAnswer: () => 100, tell: () => {} }, clock, BODY, new Set(['old']), {
      pause: pause.signal,
      abort: new AbortController().signal,
    }),
  );
  return { result, log, creates: log.filter((line) => line.startsWith('trunks.create')).length };
}

test('an answered creation is not read after', async () => {
  const { result, log } = await create([made('new')], []);
  expect(result).toMatchObject({ ok: true, value: { kind: 'done', foundByReading: false } });
  expect(log).toEqual(['trunks.create 0']);
});

test('after a lost reply the new trunk in the list is ours, and nothing is sent again', async () => {
  const { result, creates } = await create([LOST], [[OLD, OURS]]);
  expect(creates).toBe(1);
  expect(result).toEqual({
    ok: true,
    value: { kind: 'done', trunkId: 'new', trunk: OURS, foundByReading: true },
  });
});

test('a trunk that was there before is never taken for ours', async () => {
  const { creates } = await create([LOST, made('new')], [[OLD]]);
  expect(creates).toBe(2);
});

test('it is sent again only after two equal readings with a wait between them', async () => {
  const silent = await create([LOST, made('new')], [[OLD]]);
  expect(silent.log).toEqual([
    'trunks.create 0',
    'trunks.list 0',
    'trunks.list 5000',
    'trunks.create 5000',
  ]);
  const answered = await create([FAILED, made('new')], [[OLD]]);
  expect(answered.log.at(-1)).toBe('trunks.create 1000');
});

test('a trunk that shows late is found by the second reading', async () => {
  const { result, creates } = await create([LOST], [[OLD], [OLD, OURS]]);
  expect(creates).toBe(1);
  expect(result).toMatchObject({ ok: true, value: { trunkId: 'new', foundByReading: true } });
});

test("a colleague's trunk to other peers does not count", async () => {
  const other = { ...OURS, id: 'x', peers: [{ ip: '52.9.9.9', port: 5061 }] };
  const { result, creates } = await create([LOST, made('new')], [[OLD, other]]);
  expect(creates).toBe(2);
  expect(result).toMatchObject({ ok: true, value: { trunkId: 'new' } });
});

test.each([
  ['two alike', [OURS, { ...OURS, id: 'new2' }]],
  ['one to the same peers by another name', [{ ...OURS, name: 'other.example' }]],
  ['one whose peers are not told', [{ id: 'new', status: null, name: null }]],
])('%s leave it to a person, and nothing is sent again', async (_what, fresh) => {
  const { result, creates } = await create([LOST], [[OLD, ...fresh]]);
  expect(creates).toBe(1);
  expect(result).toMatchObject({ ok: true, value: { kind: 'unknown' } });
  if (result.ok && result.value.kind === 'unknown') {
    expect(result.value.message).toMatch(/^The trunk was sent .*new/);
  }
});

test('a list that does not tell the name still tells the trunk by its peers', async () => {
  const { result } = await create([LOST], [[OLD, { ...OURS, name: null }]]);
  expect(result).toMatchObject({ ok: true, value: { trunkId: 'new', foundByReading: true } });
});

test('where the list cannot be read it stays unknown', async () => {
  const outage: CallResult<never> = { kind: 'outage', failure, maybeSent: false };
  const { result, creates } = await create([LOST], [outage]);
  expect(creates).toBe(1);
  expect(result).toMatchObject({ ok: true, value: { kind: 'unknown' } });
});

test('a list that is another one each time is never believed', async () => {
  const growing = Array.from({ length: 20 }, (_, at) =>
    Array.from({ length: at + 1 }, (_one, n) => ({
      ...OURS,
      id: `x${n}`,
      peers: [{ ip: '52.9.9.9', port: n + 1 }],
    })),
  );
  const { result, creates } = await create([LOST], growing);
  expect(creates).toBe(1);
  expect(result).toMatchObject({ ok: true, value: { kind: 'unknown' } });
});

test('after five lost replies it is left to a person', async () => {
  const { result, creates } = await create([LOST], [[OLD]]);
  expect(creates).toBe(5);
  expect(result).toMatchObject({ ok: true, value: { kind: 'unknown' } });
});

test('a refusal, wrong credentials and a service that was never reached are errors: nothing was sent', async () => {
  for (const end of [
    { kind: 'refused', failure },
    { kind: 'credentials', failure },
    { kind: 'outage', failure, maybeSent: false },
  ] as const) {
    expect((await create([end], [])).result).toMatchObject({ ok: false });
  }
});

test('a stop while the reply is lost says that it may be there', async () => {
  const { result, creates } = await create([LOST], [[OLD]], 2000);
  expect(creates).toBe(1);
  expect(result).toMatchObject({ ok: false, error: { code: 'stopped' } });
  expect(!result.ok && result.error.message).toContain('on its way');
  const before = await create([{ kind: 'aborted', maybeSent: false }], []);
  expect(!before.result.ok && before.result.error.message).toContain('nothing was sent');
});
