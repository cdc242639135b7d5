import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import type { CallInput, CallOutput, Reply } from '../../../shared/contract/contract.ts';
import type { CallName } from '../../../shared/contract/names.ts';
import { runBrowserHost } from '../../../main/hosts/browser/run-browser-host.ts';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';

const ROOMS = 60;

test('closing while a run is on pauses it, and the next host goes on to the same end', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-pause-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, 'renderer'));
  await writeFile(join(home, 'renderer', 'index.html'), 'page');
  const sandbox = await startSandbox({ rooms: ROOMS, tps: 20 });
  onTestFinished(() => sandbox.close());

  const open = async () => {
    const host = await runBrowserHost({
      env: { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(home, 'data') },
      allowHosts: [],
      port: 0,
      renderer: join(home, 'renderer'),
    });
    if (typeof host === 'string') throw new Error(host);
    const { origin, hash } = new URL(host.newAddress());
    const post = async (path: string, body: string, headers: Record<string, string>) => {
      const reply = await request(origin + path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', ...headers },
        body,
      });
      return reply.body.json();
    };
    const { token } = (await post('/api/session', JSON.stringify({ code: hash.slice(6) }), {})) as {
      token: string;
    };
    const authorization = `Bearer ${token}`;
    return {
      close: host.close,
      upload: async (text: string) => {
        const headers = { authorization, 'x-file-name': 'rooms.csv', 'content-type': 'text/csv' };
        return ((await post('/api/files', text, headers)) as { id: string }).id;
      },
      call: async <K extends CallName>(name: K, input: CallInput<K>) => {
        const reply = await post(`/api/call/${name}`, JSON.stringify(input), { authorization });
        const { ok, ...rest } = reply as Reply<CallOutput<K>>;
        if (!ok) throw new Error(JSON.stringify(rest));
        return (reply as { value: CallOutput<K> }).value;
      },
    };
  };

  const { units } = sandbox.state;
  const leaves = units
    .filter(({ id }) => units.every(({ parentId }) => parentId !== id))
    .slice(0, ROOMS);
  const rooms = leaves.map(({ id }, at) => `${id},${8100 + at}`).join('\n');
  const first = await open();
  const { job } = await first.call('drafts.create', {
    files: [await first.upload(`Unit ID,Extension\n${rooms}\n`)],
  });
  const { planHash } = await first.call('jobs.plan', { job });
  await first.call('jobs.run', { job, planHash, yes: true });
  const done = async () => (await first.call('jobs.status', { job })).progress?.counts.done;
  await expect.poll(done, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
  await first.close();

  const second = await open();
  const status = () => second.call('jobs.status', { job });
  const paused = await status();
  expect(paused.busy).toBeNull();
  expect(paused.info.state).toBe('stopped');
  const counts = async () =>
    (await second.call('jobs.report', { job, offset: 0, limit: 1 })).counts;
  expect((await counts()).unknown).toBe(0);

  await second.call('jobs.run', { job, planHash, yes: true });
  await expect.poll(async () => (await status()).busy, { timeout: 50_000 }).toBeNull();
  expect(await counts()).toMatchObject({ done: leaves.length, failed: 0, unknown: 0, skipped: 0 });
  await second.close();
});
