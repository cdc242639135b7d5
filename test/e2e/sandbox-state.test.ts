import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import { seededRandom } from '../support/simulated-service.ts';
import { spawnSandbox } from '../support/spawned-sandbox.ts';
import type { SpawnedSandbox } from '../support/spawned-sandbox.ts';
import { until } from '../support/until.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-state-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<SpawnedSandbox> {
  const sandbox = await spawnSandbox(args);
  onTestFinished(async () => void (await sandbox.end('SIGKILL')));
  return sandbox;
}

async function tokenOf({ env }: SpawnedSandbox): Promise<string> {
  const response = await fetch(env['BELLHOP_TOKEN_URL'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: env['BELLHOP_REFRESH_TOKEN'] ?? '',
      client_id: env['BELLHOP_CLIENT_ID'] ?? '',
      client_secret: env['BELLHOP_CLIENT_SECRET'] ?? '',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Creates books as fast as it can, several at once, until the sandbox is gone. @returns ids it was told */
async function createBooks({ apiUrl }: SpawnedSandbox, token: string): Promise<string[]> {
  const told: string[] = [];
  const lane = async (name: string): Promise<void> => {
    for (;;) {
      const made = await fetch(`${apiUrl}/v1/addressBooks`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      }).catch(() => null);
      const body = await made?.json().catch(() => null);
      if (!body) return;
      told.push((body as { addressBookId: string }).addressBookId);
    }
  };
  await Promise.all(['A', 'B', 'C', 'D'].map(lane));
  return told;
}

test('killed at any moment, a sandbox goes on with all that it has told, its tokens and its address', async () => {
  const random = seededRandom(20_261_120);
  const state = join(folder, 'killed.json');
  let sandbox = await start('--rooms', '4', '--state', state);
  const port = String(sandbox.port);
  const token = await tokenOf(sandbox);
  const all: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const creating = createBooks(sandbox, token);
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 250));
    await sandbox.end('SIGKILL');
    all.push(...(await creating));
    sandbox = await start('--rooms', '4', '--state', state, '--port', port);
    expect(String(sandbox.port)).toBe(port);
    const ids = (await sandbox.state()).addressBooks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.filter((id) => !ids.includes(id))).toEqual([]);
  }
  expect(all.length).toBeGreaterThan(20);
  expect(new Set(all).size, 'no id twice').toBe(all.length);
  const left = (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
  expect(left, 'what was half written is cleared away').toEqual([]);
});

test('ended in peace, it goes on as well, and flags that count for new ones only are named', async () => {
  const state = join(folder, 'new', 'peace.json');
  const first = await start('--rooms', '4', '--seed', '3', '--state', state);
  const { property } = await first.state();
  expect((await first.end()).code).toBe(0);
  const second = await start('--rooms', '8', '--seed', '4', '--state', state);
  expect((await second.state()).property).toEqual(property);
  expect(second.said()).toMatch(
    /note: .*peace\.json goes on as it was left; --rooms and --seed coun/u,
  );
});

test('a state file is for one sandbox, and for nothing else', async () => {
  const state = join(folder, 'one.json');
  await start('--rooms', '4', '--state', state);
  const before = await readFile(state, 'utf8');
  const second = await bellhop(['sandbox', '--state', state], {});
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/Another Bellhop holds .*one\.json/u);
  expect(await readFile(state, 'utf8')).toBe(before);

  const other = join(folder, 'other.json');
  for (const text of ['', '[]', '{"objects":{"version":1,"units":[]},"tokens":{}}', 'not JSON']) {
    await writeFile(other, text);
    const ended = await bellhop(['sandbox', '--state', other], {});
    expect(ended.code, text).toBe(1);
    expect(ended.stderr, text).toMatch(/other\.json is not the state of a sandbox; name another/u);
    expect(await readFile(other, 'utf8'), 'what was there is left').toBe(text);
  }
  await writeFile(
    other,
    JSON.stringify({
      objects: { version: 1, units: [1] },
      tokens: { credentials: { clientId: 'x' } },
    }),
  );
  const damaged = await bellhop(['sandbox', '--state', other], {});
  expect(damaged.code).toBe(1);
  expect(damaged.stderr).toMatch(/other\.json is damaged and cannot be gone on with/u);
});

test('what cannot be kept is not answered, and the sandbox stops with a sentence', async () => {
  const place = join(folder, 'gone');
  await mkdir(place);
  const running = startBellhop(['sandbox', '--rooms', '4', '--state', join(place, 's.json')], {});
  await until(() => running.stdout().includes('\n'));
  const { apiUrl, env } = JSON.parse(running.stdout()) as SpawnedSandbox;
  await rm(place, { recursive: true });
  const asked = tokenOf({ env } as SpawnedSandbox).catch(() => 'no answer');
  const ended = await running.ended;
  expect(await asked).toBe('no answer');
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/s\.json cannot be written, so the sandbox stops; /u);
  await expect(fetch(apiUrl)).rejects.toThrow();
});
