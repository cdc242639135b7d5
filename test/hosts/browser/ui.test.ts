import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runBrowserHost } from '../../../main/hosts/browser/run-browser-host.ts';
import { compiledFile } from '../../../main/support/compiled-file.ts';
import { bellhop, startBellhop } from '../../support/bellhop-process.ts';
import type { Started } from '../../support/bellhop-process.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-ui-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const env = () => ({ BELLHOP_HOME: join(home, 'data') });

/** The command with its window's page in place, up to the address it prints. */
async function startUi(args: string[] = []): Promise<{ ui: Started; address: URL }> {
  const ui = startBellhop(['ui', '--no-open', ...args], env());
  while (!ui.stdout().includes('\n')) {
    const ended = await Promise.race([once(ui.child.stdout ?? ui.child, 'data'), ui.ended]);
    if ('code' in ended) throw new Error(ended.stderr);
  }
  return { ui, address: new URL(ui.stdout().trim()) };
}

test('the first line is the address, with a code in its fragment; the page answers a plain GET', async () => {
  expect(existsSync(compiledFile('renderer/index.html')), 'npm run build makes the page').toBe(
    true,
  );
  const { ui, address } = await startUi();
  expect(address.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(address.hash).toMatch(/^#code=[\w-]{43}$/);
  const { statusCode, body } = await request(address.origin);
  expect(statusCode).toBe(200);
  expect(await body.text()).toContain('<title>Bellhop</title>');

  ui.child.kill('SIGINT');
  expect((await ui.ended).code).toBe(0);
});

test('SIGTERM ends it too, with what was uploaded taken away', async () => {
  const { ui, address } = await startUi();
  const { origin } = address;
  const post = (path: string, body: string, headers: Record<string, string>) =>
    request(origin + path, { method: 'POST', body, headers: { origin, ...headers } });
  const code = address.hash.slice('#code='.length);
  const session = await post('/api/session', JSON.stringify({ code }), {
    'content-type': 'application/json',
  });
  const { token } = (await session.body.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  const file = await post('/api/files', 'Room\n101\n', {
    authorization,
    'content-type': 'text/csv',
    'x-file-name': 'rooms.csv',
  });
  expect(file.statusCode).toBe(200);
  expect(await readdir(join(home, 'data', 'uploads'))).toHaveLength(1);

  ui.child.kill('SIGTERM');
  expect((await ui.ended).code).toBe(0);
  expect(await readdir(join(home, 'data', 'uploads'))).toEqual([]);
});

test('a port that is taken is told by a sentence and exit 1', async () => {
  const { ui, address } = await startUi();
  const second = await bellhop(['ui', '--no-open', '--port', address.port], env());
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr).toContain(`Port ${address.port} is taken; name another with --port.`);
  ui.child.kill('SIGINT');
  await ui.ended;
});

test('a port that is none is told by a sentence and exit 1', async () => {
  for (const port of ['70000', 'x']) {
    const { code, stderr } = await bellhop(['ui', '--no-open', '--port', port], env());
    expect(code).toBe(1);
    expect(stderr).toMatch(/Port 70000 cannot be opened|whole number/);
  }
});

test('a data folder that cannot be is told, and nothing listens', async () => {
  await writeFile(join(home, 'file'), '');
  const host = await runBrowserHost({
    env: { BELLHOP_HOME: join(home, 'file') },
    allowHosts: [],
    port: 0,
    renderer: home,
  });
  expect(host).toContain('cannot be used');
});

test('targets of the browser lie in the exchange folder and go with the host', async () => {
  await mkdir(join(home, 'renderer'));
  await writeFile(join(home, 'renderer', 'index.html'), 'page');
  const host = await runBrowserHost({
    env: env(),
    allowHosts: [],
    port: 0,
    renderer: join(home, 'renderer'),
  });
  if (typeof host === 'string') throw new Error(host);
  const { origin, hash } = new URL(host.newAddress());
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const reply = await request(origin + path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await reply.body.json()) as { token: string; value: string };
  };
  const { token } = await post('/api/session', { code: hash.slice(6) });
  const authorization = `Bearer ${token}`;
  const call = (name: string, input: unknown) =>
    post(`/api/call/${name}`, input, { authorization });
  const { value: to } = await call('files.target', { suggestedName: 'Template.xlsx' });
  expect(await call('templates.write', { to, kind: null })).toMatchObject({ ok: true });
  const download = await request(`${origin}/api/files/${to}`, { headers: { authorization } });
  expect(download.headers['content-disposition']).toContain('filename="Template.xlsx"');
  const bytes = Buffer.from(await download.body.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  await host.close();
  expect(await readdir(join(home, 'data', 'uploads'))).toEqual([]);
});
