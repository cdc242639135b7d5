import { expect, test } from 'vitest';
import type { Step } from '../../../shared/domain/plan.ts';
import type { StepWrite } from '../../../shared/domain/step-write.ts';
import type { Fault } from '../../support/fake-service.ts';
import { fillHotel } from './parts-hotel.ts';
import { createBench, step } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const known = { addressBooks: [], contacts: {}, units: ['u1', 'u2'] };
const withEffect: Fault = { kind: 'lost', effectAfterMs: 0 };
const without: Fault = { kind: 'lost', effectAfterMs: null };

function hotel(name: string, fault: Fault): Bench {
  const bench = createBench();
  fillHotel(bench.world);
  let used = false;
  bench.service.fault = (request) => {
    if (used || request.name !== name) return null;
    used = true;
    return fault;
  };
  return bench;
}

const it = (write: StepWrite): Step => step({ id: 'it', kind: 'unit', write });
const unit = it({ op: 'unit.create', parent: { id: 'P' }, name: '101' });
const link = it({
  op: 'inboundCalling.create',
  profile: { id: 'p1' },
  contact: { id: 'mum' },
});
const unlink = it({ op: 'inboundCalling.delete', profileId: 'p1', contactId: 'dad' });
const user = it({
  op: 'externalUser.create',
  serviceProviderId: 'csp',
  externalUserId: 'new',
  profile: { id: 'p1' },
});

const found = { state: 'done', foundByReading: true };
const sentAgain = { state: 'done', foundByReading: false };
const names = (bench: Bench): string[] => bench.service.requests.map(({ name }) => name);

test('a unit whose reply was lost is found among the units below its parent', async () => {
  const bench = hotel('units.create', withEffect);
  const { states } = await bench.run([unit], { known });
  const made = [...bench.world.units].find(([, { name }]) => name === '101')?.[0];
  expect(states.get('it')).toEqual({ ...found, remoteId: made });
  expect(names(bench)).toEqual(['units.create', 'units.list']);
});

test('a unit of that name that was there before, or lies elsewhere, is not taken for ours', async () => {
  const bench = hotel('units.create', without);
  bench.world.units.set('u1', { name: '101', parentId: 'P', openAt: 0 });
  bench.world.units.set('far', { name: '101', parentId: 'u2', openAt: 0 });
  const { states } = await bench.run([unit], { known });
  expect(states.get('it')).toMatchObject(sentAgain);
  expect([...bench.world.units.values()].filter(({ name }) => name === '101')).toHaveLength(3);
});

test('a unit is sent again only after the time in which a list may not show it yet', async () => {
  const bench = hotel('units.create', without);
  await bench.run([unit], { known });
  const [, first, second] = bench.service.requests;
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(15_000);
});

test('without the units of before a lost one is never sent again blindly', async () => {
  const bench = hotel('units.create', without);
  const { states } = await bench.run([unit], { known: { addressBooks: [], contacts: {} } });
  expect(states.get('it')?.state).toBe('unknown');
  expect(names(bench)).toEqual(['units.create']);
});

test('a person whose message may have gone out gets no second one', async () => {
  for (const [one, name] of [
    [link, 'inboundCalling.create'],
    [unlink, 'inboundCalling.delete'],
  ] as const) {
    const bench = hotel(name, withEffect);
    const { states } = await bench.run([one], { known });
    expect(states.get('it')).toMatchObject(found);
    expect(names(bench)).toEqual([name, 'inboundCalling.get']);
    expect(bench.world.messages).toHaveLength(1);
  }
});

test('a message that certainly did not go out is sent after two readings five seconds apart', async () => {
  for (const [one, name] of [
    [link, 'inboundCalling.create'],
    [unlink, 'inboundCalling.delete'],
  ] as const) {
    const bench = hotel(name, without);
    const { states } = await bench.run([one], { known });
    expect(states.get('it')).toMatchObject(sentAgain);
    expect(names(bench)).toEqual([name, 'inboundCalling.get', 'inboundCalling.get', name]);
    const [, first, second] = bench.service.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(5000);
    expect(bench.world.messages).toHaveLength(1);
  }
});

test('a contact that was linked once and is no more is as little linked as one that never was', async () => {
  const bench = hotel('inboundCalling.create', without);
  bench.world.links.set('p1 mum', 'DISABLED');
  const { states } = await bench.run([link], { known });
  expect(states.get('it')).toMatchObject(sentAgain);
  expect(bench.world.links.get('p1 mum')).toBe('ENABLED');
});

test('where the service does not tell whether the contact may call, nothing is sent again', async () => {
  const bench = hotel('inboundCalling.delete', without);
  const { fault } = bench.service;
  bench.service.fault = (request) =>
    request.name === 'inboundCalling.get'
      ? {
          kind: 'result',
          result: {
            kind: 'refused',
            failure: { code: 'bad-request', status: 400, message: 'Refused.' },
          },
        }
      : fault(request);
  const { states } = await bench.run([unlink], { known });
  expect(states.get('it')).toMatchObject({
    state: 'failed',
    failure: { message: expect.stringContaining('does not tell any more whether') },
  });
  expect(bench.counts()['inboundCalling.delete']).toBe(1);
});

test('a lost external user is read: ours is done, another room’s a conflict, none is sent again', async () => {
  const ours = hotel('externalUsers.create', withEffect);
  expect((await ours.run([user], { known })).states.get('it')).toMatchObject(found);
  const none = hotel('externalUsers.create', without);
  expect((await none.run([user], { known })).states.get('it')).toMatchObject(sentAgain);
  expect(names(none)).toEqual([
    'externalUsers.create',
    'externalUsers.query',
    'externalUsers.create',
  ]);
  const theirs = hotel('externalUsers.create', without);
  void theirs.clock.at(60).then(() => theirs.world.users.set('csp new', 'p2'));
  expect((await theirs.run([user], { known })).states.get('it')).toMatchObject({
    state: 'failed',
    failure: { code: 'settle-conflict', message: expect.stringContaining('another room') },
  });
});
