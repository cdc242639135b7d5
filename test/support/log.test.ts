import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../main/support/log.ts';

async function tempHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-log-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

test('nothing is made before the first line', async () => {
  const home = await tempHome();
  await createLog(home).flushed();
  expect(existsSync(join(home, 'logs'))).toBe(false);
});

test('lines are JSON, masked, and for the owner alone', async () => {
  const home = await tempHome();
  const log = createLog(home);
  log.info({ clientSecret: 'hush', to: 'call +12065550100' }, 'sent with Atza|abcdef');
  log.error(new Error('refused Atzr|ghijkl'));
  await log.flushed();

  const path = join(home, 'logs', 'bellhop.log');
  const text = await readFile(path, 'utf8');
  const lines = text.trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    clientSecret: '***',
    to: 'call +***00',
    msg: 'sent with Atza|***',
  });
  expect(text).not.toMatch(/hush|abcdef|ghijkl|5550100/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(home, 'logs'))).mode & 0o777).toBe(0o700);
});

test('a full log is set aside, and only one of them is kept', async () => {
  const home = await tempHome();
  const log = createLog(home, { maxBytes: 400 });
  for (let line = 0; line < 40; line++) {
    log.info({ line }, 'a line of some length');
    await log.flushed();
  }
  const kept = await readdir(join(home, 'logs'));
  expect(kept.length).toBeLessThanOrEqual(2);
  const lines = [];
  for (const name of ['bellhop.1.log', 'bellhop.log'].filter((name) => kept.includes(name))) {
    const text = await readFile(join(home, 'logs', name), 'utf8');
    expect(text.length).toBeLessThan(800);
    lines.push(...text.trim().split('\n'));
  }
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ line: 39 });
});

test('lines written in one breath all arrive, in their order', async () => {
  const home = await tempHome();
  const log = createLog(home);
  for (let line = 0; line < 500; line++) log.info({ line });
  await log.flushed();
  const lines = (await readFile(join(home, 'logs', 'bellhop.log'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => /"line":(\d+)/.exec(line)?.[1])).toEqual(
    Array.from({ length: 500 }, (_, line) => String(line)),
  );
});

test('a log that cannot be written stops nothing', async () => {
  const home = await tempHome();
  await writeFile(join(home, 'logs'), 'a file in the way');
  const log = createLog(home);
  log.info('lost');
  log.info('lost too');
  await log.flushed();
});
