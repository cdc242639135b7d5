import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';
import { edited } from '../support/edited-workbook.ts';
import type { Edit } from '../support/edited-workbook.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};

const YES = ['--yes', '--yes-delete', 'Hotel Example', '--delete-units'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-removals-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 7 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
  const workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(2, 6));
  expect((await bellhop(['apply', workbook, '--yes'], env)).code).toBe(0);
  const old = join(folder, 'old.csv');
  await writeFile(old, 'Address book,Name,Phone 1\nOld,Fax,+12065550150\n');
  expect((await bellhop(['apply', old, '--yes'], env)).code).toBe(0);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function planJson(args: string[]): Promise<Plan> {
  const ended = await bellhop(['plan', ...args, '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout) as Plan;
}

const EDITS: Edit[] = [
  { sheet: 'Rooms', row: { Room: '101' }, column: 'Action', value: 'delete' },
  { sheet: 'Rooms', row: { Room: '102' }, column: 'Address books', value: 'Services' },
  { sheet: 'Rooms', row: { Room: '103' }, column: 'Extension', value: '(clear)' },
  { sheet: 'Rooms', row: { Room: '104' }, column: 'Listed in', value: '(clear)' },
  { sheet: 'Contacts', row: { Name: 'Desk 3' }, column: 'Action', value: 'delete' },
  { sheet: 'Contacts', row: { Name: 'Desk 4' }, column: 'Address book', value: 'Services' },
  { sheet: 'Extensions', row: { Extension: '7201' }, column: 'Extension', value: '7299' },
  {
    sheet: 'Associations',
    row: { 'Address book': 'Services', Room: '202' },
    column: 'Action',
    value: 'delete',
  },
  {
    sheet: 'Associations',
    row: { 'Address book': 'Front desk', Room: '203' },
    column: 'Address book',
    value: 'Pool',
  },
  { sheet: 'Address books', row: { 'Address book': 'Old' }, column: 'Action', value: 'delete' },
];

/** What the edits make of a state, in the words of `naturalState`. */
function afterEdits(before: Record<string, string[]>): Record<string, string[]> {
  const gone = [
    /^101 named Room 101$/u,
    /Hotel Example.*\/101$/u,
    /^Old( |$)/u,
    / → room 101$/u,
    /^(?:Front desk|Services) ↔ 101$/u,
    /^7101 → /u,
    /^Front desk ↔ 102$/u,
    /^7103 → /u,
    / → room 104$/u,
    /^Services \/ Desk 3 /u,
    /^Services ↔ 202$/u,
    /^Front desk ↔ 203$/u,
  ];
  const moved = (line: string): string =>
    line.replace('Front desk / Desk 4', 'Services / Desk 4').replace(/^7201 →/u, '7299 →');
  const after = Object.fromEntries(
    Object.entries(before).map(([kind, lines]) => [
      kind,
      lines.filter((line) => !gone.some((pattern) => pattern.test(line))).map(moved),
    ]),
  );
  after['addressBooks']?.push('Pool');
  after['associations']?.push('Pool ↔ 203');
  return Object.fromEntries(Object.entries(after).map(([kind, lines]) => [kind, lines.toSorted()]));
}

function sorted(state: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(state).map(([kind, lines]) => [kind, lines.toSorted()]));
}

test('removals are planned one by one, and nothing is sent without the property’s name', async () => {
  const state = join(folder, 'state.xlsx');
  expect((await bellhop(['export', '-o', state], env)).code).toBe(0);
  const workbook = join(folder, 'edited.xlsx');
  await edited(state, workbook, EDITS);
  const before = changesOf(sandbox);
  const plan = await planJson([workbook, '--delete-units']);
  // Room 101: extension, contact, two associations, profile, unit; then nine single edits.
  expect(plan.counts).toMatchObject({
    create: 4,
    change: 0,
    remove: 6 + 9,
    conflict: 0,
    blocked: 0,
  });
  for (const name of [[], ['--yes-delete', 'Hotel Annex'], ['--yes-delete', 'hotel']]) {
    const ended = await bellhop(['apply', workbook, '--yes', '--delete-units', ...name], env);
    expect(ended.code, ended.stderr).toBe(6);
    expect(ended.stderr).toContain('--yes-delete "Hotel Example"');
  }
  expect(changesOf(sandbox)).toBe(before);
});

test('with the name exactly what was asked for goes, and the same workbook asks for nothing more', async () => {
  const workbook = join(folder, 'edited.xlsx');
  const expected = afterEdits(naturalState(sandbox.state));
  const ended = await bellhop(['apply', workbook, ...YES, '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ outcome: 'done', counts: { failed: 0 } });
  expect(sorted(naturalState(sandbox.state))).toEqual(expected);

  const before = changesOf(sandbox);
  const again = await bellhop(['apply', workbook, ...YES, '--json'], env);
  expect(again.code, again.stderr).toBe(0);
  expect(lastJson(again.stdout)).toMatchObject({ counts: { done: 0, failed: 0 } });
  expect(changesOf(sandbox)).toBe(before);
  const state = join(folder, 'after.xlsx');
  expect((await bellhop(['export', '-o', state], env)).code).toBe(0);
  expect((await planJson([state])).steps).toEqual([]);
});

test('a plain file deletes by name, and says of what is gone that it is gone', async () => {
  const file = join(folder, 'delete.csv');
  await writeFile(file, 'Room,Action\n105,delete\n101,delete\n');
  const ended = await bellhop(['apply', file, ...YES.slice(0, 3), '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ counts: { done: 1, unchanged: 1, failed: 0 } });
  const { units, ...rest } = naturalState(sandbox.state);
  const left = Object.values(rest).flat();
  expect(left.filter((line) => line.includes('105'))).toEqual([
    '105 named Annex 105',
    'Annex services ↔ 105',
  ]);
  expect(units).toContain('/Example Hotels/Hotel Example/Floor 1/105');
});

test('extensions that a plain file replaces go, and others stay', async () => {
  const file = join(folder, 'extensions.csv');
  await writeFile(file, 'Room,Extension\n106,7806\n');
  const plan = await planJson([file, '--replace-extensions']);
  expect(plan.counts).toMatchObject({ create: 1, remove: 1 });
  const ended = await bellhop(
    ['apply', file, ...YES.slice(0, 3), '--replace-extensions', '--json'],
    env,
  );
  expect(ended.code, ended.stderr).toBe(0);
  const { extensions } = naturalState(sandbox.state);
  expect(extensions?.filter((line) => line.endsWith('→ 106'))).toEqual(['7806 → 106']);
});

test('what one row deletes and another keeps is an error on both, and nothing is sent', async () => {
  const workbook = join(folder, 'contradiction.xlsx');
  const state = join(folder, 'after.xlsx');
  expect((await bellhop(['export', '-o', state], env)).code).toBe(0);
  await edited(state, workbook, [
    { sheet: 'Rooms', row: { Room: '106' }, column: 'Display name', value: 'Suite' },
    { sheet: 'Rooms', row: { Room: '106' }, column: 'Address books', value: 'Front desk; Old' },
    { sheet: 'Address books', row: { 'Address book': 'Pool' }, column: 'Action', value: 'delete' },
    {
      sheet: 'Associations',
      row: { 'Address book': 'Services', Room: '106' },
      column: 'Address book',
      value: 'Pool',
    },
  ]);
  const before = changesOf(sandbox);
  const ended = await bellhop(['apply', workbook, ...YES], env);
  expect(ended.code, ended.stderr).toBe(3);
  expect(ended.stderr).toMatch(/row \d+ of Associations would keep or create/u);
  expect(ended.stderr).toMatch(/row \d+ of Address books would remove/u);
  expect(changesOf(sandbox)).toBe(before);
});
