import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import { naturalState } from '../support/natural-state.ts';

let folder = '';
let env: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-reading-'));
  env = { BELLHOP_HOME: join(folder, 'home') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('check tells how it read a file, doubts what is doubtful, and reads it as it is told', async () => {
  const bytes = iconv.encode('Room,Display name\n101,Bar é1\n102,Spa\n', 'windows-1252');
  const path = await fileOf('rooms.csv', bytes);
  const plain = await bellhop(['check', path], env);
  expect(plain.code, plain.stderr).toBe(0);
  expect(plain.stderr).toMatch(
    /read, but look: rooms\.csv: encoding Windows-1252\. .*--encoding shift_jis/,
  );
  expect(plain.stderr).toContain('read: rooms.csv: delimiter comma.');

  const args = ['check', path, '--encoding', 'sjis', '--last-row', 'rooms.csv=2', '--json'];
  const told = await bellhop(args, env);
  const report = JSON.parse(told.stdout) as { rows: number; decisions: object[] };
  expect(report.rows).toBe(1);
  expect(report.decisions).toContainEqual(
    expect.objectContaining({ what: 'encoding', value: 'shift_jis', chosen: true }),
  );
});

test('a decision about a sheet that is not there is refused with those that are', async () => {
  const path = await fileOf('list.csv', 'Room,Extension\n101,7101\n');
  const lost = await bellhop(['check', path, '--header-row', 'Rooms=1'], env);
  expect(lost.code).toBe(1);
  expect(lost.stderr).toContain('There is no sheet "Rooms"; the only sheet is "list.csv".');
  const none = await bellhop(['check', path, '--sheet', 'Rooms'], env);
  expect(none.code).toBe(1);
  expect(none.stderr).toContain('No sheet of "list.csv" is to be read');
  const odd = await bellhop(['check', path, '--delimiter', 'colon'], env);
  expect(odd.code).toBe(1);
  expect(odd.stderr).toContain('comma, semicolon, tab or pipe');
});

test('a run that was killed while planning reads its file again as it was told', async () => {
  const sandbox = await startSandbox({ rooms: 4, floors: 1, seed: 7, latencyMs: 60 });
  const path = await fileOf('all.csv', 'Room,Display name\n101,Bar\n102,Spa\n103,Gym\n');
  const live = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'killed') };
  const run = startBellhop(['apply', path, '--yes', '--json', '--last-row', '3'], live);
  await expect.poll(() => sandbox.requests().total, { interval: 5 }).toBeGreaterThanOrEqual(2);
  run.child.kill('SIGKILL');
  await run.ended;
  const profiles = () => JSON.stringify(naturalState(sandbox.state)['profiles']);
  expect(profiles()).not.toContain('Bar');
  const resumed = await bellhop(['resume', '--json'], live);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(profiles()).toMatch(/named Bar.*named Spa/);
  expect(profiles()).not.toContain('Gym');
  await sandbox.close();
});
