import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { OperationName } from '../../../shared/domain/operations.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { StepWrite } from '../../../shared/domain/step-write.ts';
import { fillHotel } from './parts-hotel.ts';
import { createBench, step } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

function hotel(): Bench {
  const bench = createBench();
  fillHotel(bench.world);
  return bench;
}

const failure = (code: Failure['code'], status: number): Failure => ({
  code,
  status,
  message: 'In the words of the service.',
});
const one = (write: StepWrite, kind: Step['kind'] = 'unit'): Step =>
  step({ id: 'it', kind, write });

/** Answers this operation with a no. */
function refuse(bench: Bench, name: OperationName, no: Failure): void {
  const earlier = bench.service.fault;
  bench.service.fault = (request) =>
    request.name === name
      ? { kind: 'result', result: { kind: 'refused', failure: no } }
      : earlier(request);
}

async function stateOf(bench: Bench, write: StepWrite) {
  const { states } = await bench.run([one(write)], {
    known: { addressBooks: [], contacts: {}, units: [] },
  });
  return states.get('it');
}

const user = { serviceProviderId: 'csp', externalUserId: 'room-2' };
const pair = { profileId: 'p1', contactId: 'dad' };
const done = { state: 'done', remoteId: null, foundByReading: true };

test('an external user that is there already for the same room is done, for another one it failed', async () => {
  const create = (id: string): StepWrite => ({
    op: 'externalUser.create',
    ...user,
    profile: { id },
  });
  expect(await stateOf(hotel(), create('p2'))).toEqual(done);
  expect(await stateOf(hotel(), create('p1'))).toMatchObject({
    state: 'failed',
    failure: { code: 'exists', message: expect.stringContaining('belongs to another room') },
  });
});

test('whatever status an addition of an external user is refused with, it is looked whether it is there', async () => {
  for (const no of [failure('bad-request', 400), failure('not-found', 404)]) {
    const bench = hotel();
    refuse(bench, 'externalUsers.create', no);
    const create = (externalUserId: string): StepWrite => ({
      op: 'externalUser.create',
      serviceProviderId: 'csp',
      externalUserId,
      profile: { id: 'p2' },
    });
    expect(await stateOf(bench, create('room-2'))).toEqual(done);
    bench.entries.length = 0;
    expect(await stateOf(bench, create('room-3'))).toEqual({ state: 'failed', failure: no });
  }
});

test('the removal of what is gone is done, whatever it is refused with', async () => {
  const gone: [OperationName, StepWrite][] = [
    ['extensions.unmap', { op: 'extension.unmap', trunkId: 'trunk', extension: '9' }],
    ['externalUsers.delete', { op: 'externalUser.delete', ...user, externalUserId: 'x' }],
    ['associations.delete', { op: 'association.delete', addressBookId: 'doomed', unitId: 'u1' }],
    ['inboundCalling.delete', { op: 'inboundCalling.delete', ...pair, contactId: 'mum' }],
  ];
  for (const [name, write] of gone) {
    const bench = hotel();
    refuse(bench, name, failure('bad-request', 400));
    expect([name, await stateOf(bench, write)]).toEqual([name, done]);
  }
  const bench = hotel();
  refuse(bench, 'units.delete', failure('no-access', 403));
  expect(await stateOf(bench, { op: 'unit.delete', unitId: 'u9' })).toEqual(done);
});

test('a refused removal of what is there failed in the words of the service', async () => {
  const there: [OperationName, StepWrite][] = [
    ['extensions.unmap', { op: 'extension.unmap', trunkId: 'trunk', extension: '1' }],
    ['externalUsers.delete', { op: 'externalUser.delete', ...user }],
    ['associations.delete', { op: 'association.delete', addressBookId: 'doomed', unitId: 'u2' }],
    ['inboundCalling.delete', { op: 'inboundCalling.delete', ...pair }],
  ];
  const no = failure('bad-request', 400);
  for (const [name, write] of there) {
    const bench = hotel();
    refuse(bench, name, no);
    expect([name, await stateOf(bench, write)]).toEqual([name, { state: 'failed', failure: no }]);
  }
});

test('a unit that the account may not even see is no success', async () => {
  const bench = hotel();
  refuse(bench, 'units.delete', failure('no-access', 403));
  refuse(bench, 'units.get', failure('no-access', 403));
  expect(await stateOf(bench, { op: 'unit.delete', unitId: 'u2' })).toMatchObject({
    state: 'failed',
    failure: { code: 'no-access', message: expect.stringMatching(/no more.*plan again/) },
  });
});

test('removing what is gone already is done without a second look', async () => {
  const writes: StepWrite[] = [
    { op: 'unit.delete', unitId: 'u9' },
    { op: 'profile.delete', profileId: 'p9' },
    { op: 'addressBook.delete', addressBookId: 'none' },
    { op: 'contact.delete', addressBookId: 'old', contactId: 'none' },
    { op: 'association.delete', addressBookId: 'doomed', unitId: 'u1' },
    { op: 'extension.unmap', trunkId: 'trunk', extension: '9' },
    { op: 'inboundCalling.delete', profileId: 'p1', contactId: 'mum' },
    { op: 'externalUser.delete', serviceProviderId: 'csp', externalUserId: 'x' },
  ];
  for (const write of writes) {
    const bench = hotel();
    expect([write.op, await stateOf(bench, write)]).toEqual([
      write.op,
      { state: 'done', remoteId: null, foundByReading: false },
    ]);
    expect(bench.service.requests).toHaveLength(1);
  }
});

test('a book that a room was given meanwhile and a unit that is not empty are kept, in words', async () => {
  const book = await stateOf(hotel(), { op: 'addressBook.delete', addressBookId: 'doomed' });
  expect(book).toMatchObject({
    state: 'failed',
    failure: { code: 'in-use', message: expect.stringMatching(/was kept.*plan again/) },
  });
  const unit = await stateOf(hotel(), { op: 'unit.delete', unitId: 'u2' });
  expect(unit).toMatchObject({
    state: 'failed',
    failure: { code: 'bad-request', message: expect.stringMatching(/was kept.*take those away/) },
  });
});

test('a refusal keeps its code and request id and says what happened and what to do', async () => {
  const rule = { profile: { id: 'p1' }, target: { id: 'p2' }, value: 'ENABLED' } as const;
  const link = { profile: { id: 'p1' }, contact: { id: 'mum' } };
  const cases: [OperationName, StepWrite, Failure['code'], RegExp][] = [
    [
      'units.create',
      { op: 'unit.create', parent: { id: 'P' }, name: 'x' },
      'exists',
      /of this name/,
    ],
    ['units.create', { op: 'unit.create', parent: { id: 'P' }, name: 'x' }, 'not-found', /is gone/],
    ['blocks.set', { op: 'block.set', ...rule }, 'no-access', /blocking is offered in the country/],
    [
      'dropIns.set',
      { op: 'dropIn.set', ...rule },
      'no-access',
      /drop-in is offered in the country/,
    ],
    ['dropIns.set', { op: 'dropIn.set', ...rule }, 'not-found', /one of the two rooms/],
    ['inboundCalling.create', { op: 'inboundCalling.create', ...link }, 'not-found', /is gone/],
    [
      'externalUsers.update',
      { op: 'externalUser.update', ...user, profile: { id: 'p1' } },
      'not-found',
      /is gone/,
    ],
  ];
  for (const [name, write, code, words] of cases) {
    const bench = hotel();
    refuse(bench, name, { ...failure(code, 400), requestId: 'r-1' });
    const state = await stateOf(bench, write);
    expect(state).toMatchObject({
      state: 'failed',
      failure: { code, requestId: 'r-1', message: expect.stringMatching(words) },
    });
    const message = state?.state === 'failed' ? state.failure.message : '';
    expect(message).toMatch(/^[A-Z][^.]*(plan again|check|use that)[^.]*\.$/);
  }
});

test('the service’s own words stay where nothing better can be said', async () => {
  const bench = hotel();
  const no = failure('bad-request', 400);
  refuse(bench, 'dropIns.set', no);
  const rule = { profile: { id: 'p1' }, target: { id: 'p2' }, value: 'ENABLED' } as const;
  expect(await stateOf(bench, { op: 'dropIn.set', ...rule })).toEqual({
    state: 'failed',
    failure: no,
  });
});
