import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { changesOf } from '../support/changes-of.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};
let workbook = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-main-'));
  sandbox = await startSandbox({ rooms: 24, floors: 2, seed: 5 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
  workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(2, 12));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** Text cells, as everything is that Bellhop writes for people. */
function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

async function sheetRows(path: string, sheet: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows: string[][] = [];
  book.getWorksheet(sheet)?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map(textOf));
  });
  return rows;
}

async function planJson(args: string[]): Promise<Plan> {
  const ended = await bellhop(['plan', ...args, '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout) as Plan;
}

test('check tells rows, mapping and problems as one JSON document', async () => {
  const ended = await bellhop(['check', workbook, '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  const report = JSON.parse(ended.stdout) as Record<string, unknown>;
  expect(report).toMatchObject({ rows: 62, errors: 0 });
  expect(report['mapping']).toContainEqual(
    expect.objectContaining({ sheet: 'Rooms', column: 'Room', field: 'room', score: 1 }),
  );
});

test('plan tells what a run would do and writes nothing', async () => {
  const before = changesOf(sandbox);
  const plan = await planJson([workbook]);
  // 24 profiles, 2 books, 14 contacts, 48 associations, 24 extensions.
  expect(plan.counts).toMatchObject({ create: 112, change: 0, remove: 0, conflict: 0, blocked: 0 });
  // 1 batch of profiles, 2 books, a batch of contacts and one of associations a book, 24 extensions.
  expect(plan.requests).toBe(1 + 2 + 2 + 2 + 24);
  expect(changesOf(sandbox)).toBe(before);
});

test('apply does it, and the results workbook has one line for every row', async () => {
  const results = join(folder, 'results.xlsx');
  const ended = await bellhop(['apply', workbook, '--yes', '--json', '--results', results], env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({
    outcome: 'done',
    counts: { done: 62, unchanged: 0, failed: 0, unknown: 0, skipped: 0 },
  });
  const rooms = await sheetRows(results, 'Rooms');
  expect(rooms).toHaveLength(25);
  expect(rooms[0]).toEqual(expect.arrayContaining(['Room', 'Status', 'Reason', 'Remote ID']));
  expect(rooms.slice(1).every((row) => row.includes('done'))).toBe(true);
  const { state } = sandbox;
  const annex = state.addressBooks.filter(({ name }) => !/Front desk|Services/.test(name));
  const elsewhere = state.contacts.filter((c) => annex.some(({ id }) => id === c.addressBookId));
  expect(state.contacts.length - elsewhere.length).toBe(14);
  expect(state.extensions).toHaveLength(24);
});

test('applied again, everything is unchanged and nothing is written', async () => {
  const before = changesOf(sandbox);
  const ended = await bellhop(['apply', workbook, '--yes', '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ counts: { done: 0, unchanged: 62 } });
  expect(changesOf(sandbox)).toBe(before);
});

test('an untouched export plans nothing, as a workbook and as CSV', async () => {
  const state = join(folder, 'state.xlsx');
  expect((await bellhop(['export', '-o', state], env)).code).toBe(0);
  expect((await planJson([state])).steps).toEqual([]);
  const csv = join(folder, 'csv');
  const ended = await bellhop(['export', '-o', csv, '--format', 'csv', '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  for (const name of ['rooms', 'contacts', 'extensions', 'associations', 'address-books']) {
    expect((await planJson([join(csv, `${name}.csv`)])).steps, name).toEqual([]);
  }
});

test('three cells changed in an export are three changes, and nothing else', async () => {
  const state = join(folder, 'state.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(state);
  const edit = (sheet: string, where: string, column: string, value: string) => {
    const found = book.getWorksheet(sheet);
    if (!found) throw new Error(`The export has no sheet ${sheet}.`);
    const titles = (found.getRow(1).values as unknown[]).map(textOf);
    found.eachRow((row) => {
      if ((row.values as unknown[]).some((cell) => textOf(cell) === where)) {
        row.getCell(titles.indexOf(column)).value = value;
      }
    });
  };
  edit('Rooms', '103', 'Display name', 'Suite 103');
  edit('Contacts', 'Desk 3', 'Phone 1', '+12065550142');
  edit('Contacts', 'Desk 4', 'Name', 'Concierge');
  const edited = join(folder, 'edited.xlsx');
  await book.xlsx.writeFile(edited);

  const plan = await planJson([edited]);
  expect(plan.counts).toMatchObject({ create: 0, change: 3, remove: 0, conflict: 0 });
  const before = changesOf(sandbox);
  const ended = await bellhop(['apply', edited, '--yes', '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ counts: { done: 3 } });
  expect(changesOf(sandbox)).toBe(before + 3);
  expect(sandbox.state.profiles.map(({ name }) => name)).toContain('Suite 103');
});

test('a saved plan runs as it stands, and is refused when something changed since', async () => {
  const rooms = join(folder, 'rename.csv');
  await writeFile(rooms, 'Room,Display name\n104,Corner 104\n105,Corner 105\n');
  const saved = join(folder, 'plan.json');
  expect((await bellhop(['plan', rooms, '-o', saved], env)).code).toBe(0);

  const profile = sandbox.state.profiles.find(({ name }) => name === 'Room 105');
  sandbox.colleague({ rename: 'profile', id: profile?.id ?? '', name: 'Blue 105' });
  const before = changesOf(sandbox);
  const refused = await bellhop(['apply', saved, '--yes'], env);
  expect(refused.code, refused.stderr).toBe(6);
  expect(refused.stderr).toMatch(/105/);
  expect(refused.stderr).not.toMatch(/104/);
  expect(changesOf(sandbox)).toBe(before);

  const partly = await bellhop(['apply', saved, '--yes', '--skip-stale', '--json'], env);
  expect(partly.code, partly.stderr).toBe(4);
  expect(sandbox.state.profiles.map(({ name }) => name)).toContain('Corner 104');
  expect(sandbox.state.profiles.map(({ name }) => name)).toContain('Blue 105');
});

test('a plan that was edited by hand is refused', async () => {
  const saved = join(folder, 'plan.json');
  const edited = join(folder, 'edited-plan.json');
  await writeFile(edited, (await readFile(saved, 'utf8')).replaceAll('Corner', 'Corrupt'));
  const ended = await bellhop(['apply', edited, '--yes'], env);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/changed after it was made/);
});

test('a plan never runs on another property', async () => {
  const saved = join(folder, 'plan.json');
  const ended = await bellhop(['apply', saved, '--yes'], {
    ...env,
    BELLHOP_PROPERTY: 'Hotel Annex',
  });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/belongs to property/);
});

test('with --skip-invalid the valid rows are sent and the rest is reported', async () => {
  const mixed = join(folder, 'mixed.csv');
  await writeFile(mixed, 'Room,Display name\n106,Sky 106\n999,Nowhere\n107,Sky/107\n');
  const results = join(folder, 'mixed-results.xlsx');
  const ended = await bellhop(
    ['apply', mixed, '--yes', '--skip-invalid', '--json', '--results', results],
    env,
  );
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ counts: { done: 1, skipped: 2 } });
  const [, first, second, third] = await sheetRows(results, 'mixed.csv');
  expect(first).toContain('done');
  expect(second?.join(' ')).toMatch(/skipped.*999|999.*skipped/);
  expect(third?.join(' ')).toContain('skipped');
});

test('a pilot runs the first rooms, and resume goes on with the rest', async () => {
  const rooms = join(folder, 'pilot.csv');
  await writeFile(rooms, 'Room,Display name\n108,A 108\n109,A 109\n110,A 110\n');
  const pilot = await bellhop(['apply', rooms, '--yes', '--pilot', '1', '--json'], env);
  expect(pilot.code, pilot.stderr).toBe(0);
  expect(lastJson(pilot.stdout)).toMatchObject({ outcome: 'pilot', steps: { done: 1 } });
  const names = () => sandbox.state.profiles.filter(({ name }) => name?.startsWith('A 1')).length;
  expect(names()).toBe(1);
  const rest = await bellhop(['resume', '--json'], env);
  expect(rest.code, rest.stderr).toBe(0);
  expect(names()).toBe(3);
});

test('jobs lists what ran and shows a job row by row', async () => {
  const listed = JSON.parse((await bellhop(['jobs', '--json'], env)).stdout) as { id: string }[];
  expect(listed.length).toBeGreaterThan(3);
  const shown = await bellhop(['jobs', listed[0]?.id ?? ''], env);
  expect(shown.stdout).toMatch(/pilot\.csv, row 2/);
});

test('no secret stands in the data folder or in any file written', () => {
  const { clientSecret, refreshToken } = sandbox.credentials;
  for (const secret of [clientSecret, refreshToken ?? 'Atzr|', 'Atza|']) {
    const grep = spawnSync('grep', ['-rlF', '--', secret, folder], { encoding: 'utf8' });
    // 1: looked everywhere and found nothing.
    expect([grep.status, grep.stdout]).toEqual([1, '']);
  }
});
