import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startSandbox, type SavedSandbox } from '../../main/sandbox/sandbox.ts';
import { MANAGEMENT, open, raw, signIn, stillClock, tokenFor } from './support.ts';

test('a sandbox says where it is and how to sign in', async () => {
  const sandbox = await open();
  expect(sandbox.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(sandbox.tokenUrl).toBe(`${sandbox.apiUrl}/auth/o2/token`);
  expect(sandbox.property.name).toBe('Hotel Example');
  expect(sandbox.state.trunks).toEqual([
    { id: sandbox.trunk, status: 'ACTIVE', name: expect.any(String) },
  ]);
});

test('the first property has 240 rooms on six floors and nothing else', async () => {
  const sandbox = await startSandbox();
  const { units, profiles, associations, property } = sandbox.state;
  await sandbox.close();
  const floors = units.filter(({ parentId }) => parentId === property.id);
  expect(floors.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Floor ${n}`));
  const roomsOf = (floorId?: string) =>
    units.filter(({ parentId }) => parentId === floorId).map(({ name }) => name);
  expect(roomsOf(floors[0]?.id)).toHaveLength(40);
  expect(roomsOf(floors[0]?.id).slice(0, 2)).toEqual(['101', '102']);
  expect(roomsOf(floors[5]?.id).at(-1)).toBe('640');
  const ours = new Set(
    floors.flatMap(({ id }) => units.filter((u) => u.parentId === id)).map(({ id }) => id),
  );
  expect(ours.size).toBe(240);
  expect(profiles.some(({ unitId }) => ours.has(unitId))).toBe(false);
  expect(associations.some(({ unitId }) => ours.has(unitId))).toBe(false);
});

test('the annex has rooms, profiles and a book that only its rooms use', async () => {
  const { state } = await open();
  const annex = state.units.find(({ name }) => name === 'Hotel Annex');
  const floor = state.units.find(({ parentId }) => parentId === annex?.id);
  const rooms = state.units.filter(({ parentId }) => parentId === floor?.id).map(({ id }) => id);
  expect(rooms.length).toBeGreaterThan(0);
  expect(state.addressBooks.map(({ name }) => name)).toEqual(['Annex services']);
  expect(state.associations.map(({ unitId }) => unitId)).toEqual(rooms);
  expect(state.profiles.map(({ unitId }) => unitId)).toEqual(rooms);
});

test('any number of rooms is spread over the floors, each with a name of its own', async () => {
  for (const [rooms, floors] of [
    [7, 3],
    [250, 2],
    [2, 6],
  ] as const) {
    const { state, property } = await open({ rooms, floors });
    const ofProperty = state.units.filter(({ parentId }) => parentId === property.id);
    const names = state.units
      .filter(({ parentId }) => ofProperty.some(({ id }) => id === parentId))
      .map(({ name }) => name);
    expect(ofProperty).toHaveLength(floors);
    expect(names).toHaveLength(rooms);
    expect(new Set(names).size).toBe(rooms);
  }
});

test('the same seed and calls give the same state, another seed other ids', async () => {
  const name = fc.string({ minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.array(name, { maxLength: 5 }), async (seed, names) => {
      const run = async (seed: number) => {
        const sandbox = await startSandbox({ rooms: 4, floors: 2, seed });
        for (const name of names) sandbox.colleague({ create: 'addressBook', name });
        const kept = sandbox.saveState();
        await sandbox.close();
        return kept;
      };
      const first = await run(seed);
      expect(await run(seed)).toEqual(first);
      const other = await run(seed + 1);
      expect(other.objects.organization).not.toBe(first.objects.organization);
      expect(other.tokens.credentials).not.toEqual(first.tokens.credentials);
    }),
    { numRuns: 10 },
  );
});

test('a restart from saved state keeps objects, sessions and pages, and makes no id twice', async () => {
  const before = await open();
  const api = await signIn(before);
  for (const name of ['A', 'B', 'C']) await api.post('/v1/addressBooks', { name });
  const token = await tokenFor(before, MANAGEMENT);
  const headers = { authorization: `Bearer ${token}` };
  const page = await raw(before, '/v1/addressBooks?maxResults=2', { headers });
  const next = /"nextToken":"([^"]+)"/.exec(JSON.stringify(page.body))?.[1] ?? '';
  const saved: SavedSandbox = JSON.parse(JSON.stringify(before.saveState()));
  await before.close();
  const after = await open({ state: saved });
  expect(after.state).toEqual(before.state);
  expect(after.credentials).toEqual(before.credentials);
  const rest = await raw(
    after,
    `/v1/addressBooks?maxResults=2&nextToken=${encodeURIComponent(next)}`,
    { headers },
  );
  expect(rest.body).toMatchObject({ results: [{ name: 'B' }, { name: 'C' }] });
  const ids = after.state.addressBooks.map(({ id }) => id);
  const fresh = after.colleague({ create: 'addressBook', name: 'D' });
  expect(fresh.ok && !ids.includes(fresh.id)).toBe(true);
});

test('beyond its rate the service answers 429 in a message, without an effect and without Retry-After', async () => {
  const clock = stillClock();
  const sandbox = await open({ tps: 2, clock });
  const api = await signIn(sandbox);
  const create = () => api.post('/v1/addressBooks', { name: 'Front desk' });
  expect([(await create()).status, (await create()).status]).toEqual([201, 201]);
  const throttled = await create();
  expect(throttled.status).toBe(429);
  expect(throttled.body).toEqual({ message: expect.any(String) });
  expect(throttled.headers.get('retry-after')).toBeNull();
  expect(sandbox.state.addressBooks).toHaveLength(3);
  const batch = await api.post('/v1/communications/profiles/batch', { items: [] });
  expect([batch.status, batch.body]).toEqual([429, { message: expect.any(String) }]);
  clock.time += 500;
  expect((await create()).status).toBe(201);
  expect(sandbox.requests()).toMatchObject({
    throttled: 2,
    byStatus: { 201: 3, 429: 2 },
    effects: { 'addressBook created': 3 },
  });
});

test('the burst may be larger than the rate, and a switch adds Retry-After', async () => {
  const clock = stillClock();
  const sandbox = await open({ tps: 1, burst: 3, clock, switches: { retryAfterHeader: true } });
  const api = await signIn(sandbox);
  const get = () => api.get('/v1/addressBooks');
  expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([
    200, 200, 200,
  ]);
  expect((await get()).headers.get('retry-after')).toBe('1');
});

async function delays(): Promise<number[]> {
  const clock = stillClock();
  const sandbox = await open({ latencyMs: 100, clock });
  const api = await signIn(sandbox);
  for (let count = 0; count < 20; count += 1) await api.get('/v1/addressBooks');
  return clock.slept;
}

test('answers take the latency, give or take a fifth, as the seed draws it', async () => {
  const slept = await delays();
  expect(slept).toHaveLength(20);
  expect(Math.min(...slept)).toBeGreaterThanOrEqual(80);
  expect(Math.max(...slept)).toBeLessThanOrEqual(120);
  expect(new Set(slept).size).toBeGreaterThan(10);
  expect(await delays()).toEqual(slept);
});

test('closing does not wait for slow answers', async () => {
  const sandbox = await startSandbox({ faults: [{ kind: 'slow', ms: 3_600_000 }] });
  const api = await signIn(sandbox);
  const pending = api.get('/v1/addressBooks').catch(() => 'broken');
  while (sandbox.requests().faults['slow'] !== 1) await new Promise((wake) => setImmediate(wake));
  await sandbox.close();
  await pending;
  expect(sandbox.requests().total).toBe(2);
});
