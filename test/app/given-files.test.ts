import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { windowApp } from '../support/window-app.ts';

test('a file that was given to be read is never written over', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-given-'));
  const given = join(home, 'rooms.csv');
  await writeFile(given, 'Room\n101\n');
  const { get, refusal, close } = await windowApp(join(home, 'data'), {
    host: { pathOf: (id, use) => (use === 'read' && id === 'given' ? given : null) },
  });
  onTestFinished(async () => {
    await close();
    await rm(home, { recursive: true, force: true });
  });
  const { job } = await get('drafts.create', { files: ['given'] });
  const writes = [
    await refusal('templates.write', { to: 'given', kind: null }),
    await refusal('jobs.writeResults', { job, to: 'given' }),
    await refusal('exports.write', { to: 'given', format: 'xlsx' }),
    await refusal('jobs.apply', { files: ['given'], run: { results: 'given' } }),
  ];
  expect(new Set(writes.map(({ code }) => code))).toEqual(new Set(['bad-input']));
  expect(await readFile(given, 'utf8')).toBe('Room\n101\n');
});
