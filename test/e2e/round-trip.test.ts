import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHEET_KINDS } from '../../shared/domain/kinds.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import { exportWorkbook } from '../../main/engine/export/export-workbook.ts';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { readSource } from '../../main/sheets/read-source.ts';
import { writeCsvFolder } from '../../main/sheets/write-csv.ts';
import { writeWorkbook } from '../../main/sheets/write-workbook.ts';
import { bellhop } from '../support/bellhop-process.ts';
import { hurriedApp } from '../support/hurried-app.ts';
import type { HurriedApp } from '../support/hurried-app.ts';
import { liveState, phones, profileIdOf, PROPERTY } from '../support/live-state.ts';
import { understand } from '../support/reimport.ts';

const folder = await mkdtemp(join(tmpdir(), 'bellhop-round-trip-'));
let sandbox: Sandbox;
let app: HurriedApp['app'];
beforeAll(async () => {
  sandbox = await startSandbox({ rooms: 4, floors: 1 });
  ({ app } = await hurriedApp(sandbox, join(folder, 'home'), { env: environment() }));
  fillSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** Drop-in rules are for healthcare, inbound calling for senior living: nobody said which it is. */
function environment(): Record<string, string> {
  return { ...sandboxEnvironment(sandbox), BELLHOP_VERTICAL: '' };
}

/** Names that spreadsheets change, run or cut where they are let. */
const NAMES = ['=1+1', '+cmd|x', '@SUM(A1)', '-A1', '007', "'quoted", '1E5', '3/4', 'a;b', 'x"y,z'];

/** Rooms, books, contacts and users of such names, and every kind of row about them. */
function nasty(): LiveState {
  const at = (n: number): string => profileIdOf(NAMES[n] ?? '');
  return liveState({
    rooms: Object.fromEntries(NAMES.map((name) => [name, name])),
    books: Object.fromEntries(
      NAMES.map((name, n) => [
        `B${n}`,
        {
          name,
          rooms: NAMES,
          contacts: {
            [`C${n}`]: [name, phones(`+1206555010${n}`)],
            [`R${n}`]: [`Room ${name}`, { kind: 'profile', profileId: at(n) }],
          },
        },
      ]),
    ),
    trunks: { '=T1': 'ACTIVE' },
    extensions: { '=T1': { '0012': at(0), '1234567890123456': at(1) } },
    blocks: NAMES.slice(1).map((_, n) => [at(n), at(n + 1)]),
    dropIns: NAMES.slice(1).map((_, n) => [at(n + 1), at(n)]),
    inbound: NAMES.map((_, n) => [at(n), `C${n}`]),
    users: { '=P1': Object.fromEntries(NAMES.map((name, n) => [name, at(n)])) },
  });
}

const info = {
  property: PROPERTY,
  apiUrl: 'https://api.example',
  createdAt: '2026-01-02T03:04:05Z',
  account: '=Account',
};

/** Reads files as one job and expects rows of every kind, none of them edited or wrong. */
async function expectUntouched(paths: string[], rows: number): Promise<void> {
  const sheets = [];
  for (const path of paths) {
    const source = await readSource(path);
    if (!source.ok) throw new Error(source.error.message);
    sheets.push(...source.value.sheets);
  }
  const understood = understand(sheets);
  expect(new Set(understood.mapped.map(({ kind }) => kind))).toEqual(new Set(SHEET_KINDS));
  expect(understood.rows).toHaveLength(rows);
  for (const row of understood.rows) {
    if (row.state !== 'valid') throw new Error(JSON.stringify(row.problems));
    expect(row.data.edited, `${row.sheet} ${row.row}`).toEqual([]);
    expect(row.problems).toEqual([]);
  }
}

test('whatever the names are, a workbook comes back as it was written', async () => {
  const workbook = exportWorkbook(nasty(), info);
  const path = join(folder, 'nasty.xlsx');
  await writeWorkbook(workbook, path);
  await expectUntouched([path], rowsOf(nasty()));
});

test('whatever the names are, CSV files come back as they were written, and none runs a formula', async () => {
  const dir = join(folder, 'nasty');
  await mkdir(dir);
  const files = await writeCsvFolder(exportWorkbook(nasty(), info), dir);
  expect(files).toEqual([
    'rooms.csv',
    'contacts.csv',
    'extensions.csv',
    'address-books.csv',
    'associations.csv',
    'calling-rules.csv',
    'inbound-calling.csv',
    'external-users.csv',
    'summary.csv',
  ]);
  const paths = files.filter((name) => name !== 'summary.csv').map((name) => join(dir, name));
  await expectUntouched(paths, rowsOf(nasty()));
  for (const name of await readdir(dir)) {
    const text = await readFile(join(dir, name), 'utf8');
    // Phone numbers alone may begin with a sign: nothing in them can be run.
    expect(text, name).not.toMatch(/(^|[\n,])"[=@+-](?!\d+")/u);
  }
});

function rowsOf(live: LiveState): number {
  const { sheets } = exportWorkbook(live, info);
  return sheets.slice(0, -1).reduce((sum, { rows }) => sum + [...rows].length, 0);
}

/** What colleagues made of the sandbox's property: something of every kind. */
function fillSandbox(): void {
  const make = (change: Parameters<Sandbox['colleague']>[0]): string => {
    const made = sandbox.colleague(change);
    if (!made.ok) throw new Error(made.message);
    return made.id;
  };
  const units = sandbox.state.units.filter(({ name }) => /^10[1-4]$/u.test(name)).slice(0, 4);
  const profiles = units.map(({ id, name }) =>
    make({ create: 'profile', unitId: id, name: `Room ${name}` }),
  );
  const [one = '', two = '', three = ''] = profiles;
  const addressBookId = make({ create: 'addressBook', name: 'Family' });
  const contactIds = profiles.map((profileId, n) =>
    make({
      create: 'contact',
      addressBookId,
      contact: { name: `Room ${n}`, address: { kind: 'profile', profileId } },
    }),
  );
  const contactId = make({
    create: 'contact',
    addressBookId,
    contact: { name: 'Daughter', address: phones('+12065550100') },
  });
  expect(contactIds).toHaveLength(4);
  for (const { id } of units) make({ create: 'association', addressBookId, unitId: id });
  const rule = { change: 'rule', value: 'ENABLED' } as const;
  make({ ...rule, setting: 'Block', profileId: one, targetProfileId: two });
  make({ ...rule, setting: 'Block', profileId: two, targetProfileId: one });
  make({ ...rule, setting: 'DropIn', profileId: two, targetProfileId: three });
  make({ create: 'inboundCalling', profileId: one, contactId });
  const { serviceProvider: serviceProviderId, trunk: trunkId } = sandbox;
  make({ create: 'externalUser', serviceProviderId, externalUserId: 'u1', profileId: one });
  make({ create: 'extension', trunkId, extension: '7101', profileId: one });
}

async function exported(name: string, more: object = {}) {
  const to = join(folder, name);
  const written = await app('exports.write', { to, format: 'xlsx', ...more });
  if (!written.ok) throw new Error(written.error.message);
  return { path: to, ...written.value };
}

/** Requests that planning a file made, and its steps. */
async function planned(path: string) {
  sandbox.resetRequests();
  const options = planOptions.parse({});
  const made = await app('plans.make', { files: [path], options });
  if (!made.ok) throw new Error(made.error.message);
  const { byOperation } = sandbox.requests();
  const { token: _token, 'units.get': _property, ...asked } = byOperation;
  return { steps: made.value.plan.steps, asked };
}

test('an export of everything live plans nothing and asks for nothing but the property', async () => {
  const { path, counts, notes } = await exported('all.xlsx', { inbound: true, allBooks: true });
  expect(counts).toMatchObject({
    Rooms: 4,
    'Address books': 2,
    'Calling rules': 3,
    'Inbound calling': 1,
    'External users': 1,
  });
  expect(notes).toEqual([]);
  expect(await planned(path)).toEqual({ steps: [], asked: {} });
});

test('inbound calling and the books of others are left out unless they are asked for, and that is said', async () => {
  const { path, counts, notes } = await exported('usual.xlsx');
  expect(counts).toMatchObject({ 'Address books': 1, 'External users': 1 });
  expect(Object.keys(counts)).not.toContain('Inbound calling');
  expect(notes).toHaveLength(2);
  expect(notes.join(' ')).toMatch(/1 address book .* 4 requests more here/u);
  expect(await planned(path)).toEqual({ steps: [], asked: {} });
  const chosen = await exported('chosen.xlsx', { only: ['inboundCalling'] });
  expect(chosen.counts).toEqual({ 'Inbound calling': 1 });
});

test('the command takes kinds, inbound calling and every book, and says what it left out', async () => {
  const env = { ...environment(), BELLHOP_HOME: join(folder, 'home') };
  const to = (name: string): string => join(folder, name);
  const rooms = await bellhop(
    ['export', '-o', to('some'), '--only', 'rooms,callingRules', '--inbound', '--json'],
    env,
  );
  expect(rooms.code, rooms.stderr).toBe(0);
  expect(JSON.parse(rooms.stdout)).toMatchObject({
    counts: { Rooms: 4, 'Calling rules': 3, 'Inbound calling': 1 },
  });
  expect(await readdir(to('some'))).toEqual([
    'calling-rules.csv',
    'inbound-calling.csv',
    'rooms.csv',
    'summary.csv',
  ]);
  const books = ['export', '-o', to('books.xlsx'), '--only', 'addressBooks'];
  const ours = await bellhop(books, env);
  expect(ours.stderr).toMatch(/note: 1 address book .*\n.*1 in Address books/u);
  const all = await bellhop([...books, '--all-books'], env);
  expect(all.stderr).toMatch(/2 in Address books/u);
  expect(all.stderr).not.toMatch(/note:/u);
});
