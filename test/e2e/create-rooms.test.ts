import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop, lastJson, startBellhop } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';
import { naturalState } from '../support/natural-state.ts';
import { until } from '../support/until.ts';

/** Four new rooms on a floor that exists, one that does not and in a new wing, and one that exists. */
const ROOMS = [
  'Room,Floor,Display name,Address books,Listed in,Extension',
  '190,Floor 1,Sea view,Desk,Guests,7190',
  '901,Floor 9,,Desk; Guests,,7901',
  'Rm 902,Fl 9,,Desk,,',
  'West wing/Floor 1/W1,,West one,Desk,,',
  '101,Floor 1,,Desk,,',
].join('\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-rooms-'));
  await writeFile(join(folder, 'new-rooms.csv'), `${ROOMS}\n`);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

let homes = 0;
async function fresh(
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; env: Record<string, string>; apply: string[] }> {
  const sandbox = await startSandbox({ rooms: 8, floors: 2, seed: 3, ...options });
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, `home-${homes++}`) };
  const file = join(folder, 'new-rooms.csv');
  const consents = ['--create-rooms', '--yes', '--yes-property', sandbox.property.name, '--json'];
  return { sandbox, env, apply: ['apply', file, ...consents] };
}

const NEW_UNITS = [
  '/190',
  '/Fl 9',
  '/Fl 9/901',
  '/Fl 9/Rm 902',
  '/West wing',
  '/West wing/Floor 1',
];

test.each<SandboxOptions>([
  { mode: 'documented' },
  { mode: 'legacy' },
  { mode: '2025' },
  { switches: { unitGraceSeconds: 1, noAccessStatus: 401 } },
])('new rooms come with all that their rows ask for: %j', async (options) => {
  const { sandbox, env, apply } = await fresh(options);
  try {
    const before = sandbox.state.units.length;
    const ended = await bellhop(apply, env);
    expect(ended.code, ended.stderr + ended.stdout).toBe(0);
    expect(lastJson(ended.stdout)).toMatchObject({ outcome: 'done', counts: { done: 5 } });
    const state = naturalState(sandbox.state);
    expect(sandbox.state.units).toHaveLength(before + 7);
    for (const path of NEW_UNITS) {
      expect(state['units']?.filter((unit) => unit.endsWith(path))).toHaveLength(1);
    }
    expect(state['profiles']).toEqual(
      expect.arrayContaining([
        '190 named Sea view',
        '901 named 901',
        'Rm 902 named Rm 902',
        'W1 named West one',
      ]),
    );
    expect(state['contacts']).toContain('Guests / Sea view → room 190');
    expect(state['associations']).toEqual(
      expect.arrayContaining(['Desk ↔ 190', 'Desk ↔ Rm 902', 'Desk ↔ W1', 'Guests ↔ 901']),
    );
    expect(state['extensions']).toEqual(expect.arrayContaining(['7190 → 190', '7901 → 901']));

    const changes = changesOf(sandbox);
    const again = await bellhop(apply, env);
    expect(again.code, again.stderr).toBe(0);
    // One generation of the service does not tell names of profiles, so they are sent again.
    const named = options.mode === 'legacy' ? 2 : 0;
    expect(lastJson(again.stdout)).toMatchObject({ counts: { done: named, unchanged: 5 - named } });
    expect(changesOf(sandbox)).toBe(changes + named);
  } finally {
    await sandbox.close();
  }
});

test('without the consent nothing is created, and a file of mostly unknown rooms is asked about', async () => {
  const { sandbox, env, apply } = await fresh();
  try {
    const file = join(folder, 'new-rooms.csv');
    const before = changesOf(sandbox);
    const refused = await bellhop(['apply', file, '--yes'], env);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('--create-rooms');

    const planned = await bellhop(['plan', file, '--create-rooms', '--json'], env);
    expect((JSON.parse(planned.stdout) as Plan).rooms).toEqual({ named: 5, found: 1 });
    const told = await bellhop(['plan', file, '--create-rooms'], env);
    expect(told.stderr + told.stdout).toContain('1 of the 5 rooms that the file names is in');

    const guarded = await bellhop(['apply', file, '--create-rooms', '--yes'], env);
    expect(guarded.code).toBe(6);
    expect(guarded.stderr).toContain(`--yes-property "${sandbox.property.name}"`);
    const skipping = await bellhop(['apply', file, '--skip-invalid', '--yes'], env);
    expect(skipping.code).toBe(6);
    const wrong = apply.map((word) => (word === sandbox.property.name ? 'Hotel Annex' : word));
    expect((await bellhop(wrong, env)).code).toBe(6);
    expect(changesOf(sandbox)).toBe(before);

    const books = join(folder, 'books.csv');
    await writeFile(books, 'Address book,Name,Phone 1\nDesk,Taxi,+12065550100\n');
    expect((await bellhop(['apply', books, '--yes'], env)).code).toBe(0);
  } finally {
    await sandbox.close();
  }
});

test('a saved plan creates its rooms, and is stale once somebody else has created one', async () => {
  const { sandbox, env } = await fresh();
  try {
    const file = join(folder, 'one.csv');
    await writeFile(file, 'Room,Floor\n101,Floor 1\n190,Floor 1\n');
    const saved = join(folder, 'one.json');
    expect((await bellhop(['plan', file, '--create-rooms', '-o', saved], env)).code).toBe(0);
    const first = await bellhop(['apply', saved, '--yes', '--json'], env);
    expect(first.code, first.stderr).toBe(0);
    expect(naturalState(sandbox.state)['profiles']).toContain('190 named 190');
    const second = await bellhop(['apply', saved, '--yes'], env);
    expect(second.code).toBe(6);
    expect(second.stderr).toContain('190');
  } finally {
    await sandbox.close();
  }
});

test('killed between a room and its profile, a run goes on without making the room again', async () => {
  const calm = await fresh();
  expect((await bellhop(calm.apply, calm.env)).code).toBe(0);
  const expected = naturalState(calm.sandbox.state);
  await calm.sandbox.close();

  const { sandbox, env, apply } = await fresh({ latencyMs: 30 });
  try {
    const before = { units: sandbox.state.units.length, profiles: sandbox.state.profiles.length };
    const process = startBellhop(apply, env);
    await until(() => sandbox.state.units.length > before.units);
    process.child.kill('SIGKILL');
    expect((await process.ended).signal).toBe('SIGKILL');
    expect(sandbox.state.profiles.length).toBeLessThan(before.profiles + 4);
    const resumed = await bellhop(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr + resumed.stdout).toBe(0);
    expect(naturalState(sandbox.state)).toEqual(expected);
  } finally {
    await sandbox.close();
  }
});

test('a Room cell edited in an export renames the room, and nothing else', async () => {
  const { sandbox, env } = await fresh();
  try {
    const exported = join(folder, 'export.xlsx');
    expect((await bellhop(['export', '-o', exported], env)).code).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(exported);
    const sheet = book.getWorksheet('Rooms');
    sheet?.eachRow((row) => {
      const cell = row.getCell(1);
      if (cell.value === '101') cell.value = 'Rm 101';
    });
    await book.xlsx.writeFile(exported);

    const planned = await bellhop(['plan', exported], env);
    expect(planned.code, planned.stderr).toBe(0);
    expect(planned.stderr + planned.stdout).toMatch(/101: room 101 → Rm 101/);
    const before = changesOf(sandbox);
    const ended = await bellhop(['apply', exported, '--yes', '--json'], env);
    expect(ended.code, ended.stderr).toBe(0);
    expect(changesOf(sandbox)).toBe(before + 1);
    expect(sandbox.state.units.map(({ name }) => name)).toContain('Rm 101');
    const again = await bellhop(['apply', exported, '--yes', '--json'], env);
    expect(lastJson(again.stdout)).toMatchObject({ counts: { done: 0 } });
    expect(changesOf(sandbox)).toBe(before + 1);
  } finally {
    await sandbox.close();
  }
});
