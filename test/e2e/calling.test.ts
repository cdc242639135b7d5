import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { StateView } from '../../main/sandbox/state-view.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-calling-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Sheets = Record<string, string[][]>;

async function workbook(name: string, sheets: Sheets): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets)) book.addWorksheet(title).addRows(rows);
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

/** Who may call whom, by names. */
function callingOf({ state }: Sandbox): Record<'rules' | 'inbound' | 'users', string[]> {
  const roomOf = new Map(
    state.profiles.map(({ id, unitId }) => [id, nameOf(state.units, unitId)] as const),
  );
  const room = (id: string): string => roomOf.get(id) ?? id;
  return {
    rules: state.rules
      .filter(({ value }) => value === 'ENABLED')
      .map(
        ({ setting, profileId, targetProfileId }) =>
          `${setting} ${room(profileId)} ${room(targetProfileId)}`,
      )
      .toSorted(),
    inbound: state.inboundCalling
      .map(({ profileId, contactId }) => `${room(profileId)} ${nameOf(state.contacts, contactId)}`)
      .toSorted(),
    users: state.externalUsers
      .map(({ externalUserId, profileId }) => `${externalUserId} ${room(profileId)}`)
      .toSorted(),
  };
}

function nameOf(all: StateView['units'] | StateView['contacts'], id: string): string {
  return all.find((one) => one.id === id)?.name ?? id;
}

const SENIOR: Sheets = {
  Contacts: [
    ['Address book', 'Name', 'Phone 1'],
    ['Family 101', 'Daughter', '+12065550100'],
    ['Family 101', 'Son', '+12065550101'],
    ['Family 102', 'Nephew', '+12065550102'],
  ],
  Rooms: [
    ['Room', 'Address books', 'External user'],
    ['101', 'Family 101', 'tablet-101'],
    ['102', 'Family 102', ''],
  ],
  'Calling rules': [
    ['Rule', 'Room', 'Target room', 'Value'],
    ['block', '101', '102', 'both'],
    ['block', '103', '101', ''],
  ],
  'Inbound calling': [
    ['Room', 'Address book', 'Contact'],
    ['101', 'Family 101', 'Daughter'],
    ['101', 'Family 101', 'Son'],
    ['102', 'Family 102', 'Nephew'],
  ],
  'External users': [
    ['External user', 'Room'],
    ['tablet-102', '102'],
    ['tablet-103', '103'],
  ],
};
const RULES = ['Block 101 102', 'Block 102 101', 'Block 103 101'];
const USERS = ['tablet-101 101', 'tablet-102 102', 'tablet-103 103'];

describe.each(['documented', 'legacy', '2025'] as const)('in mode %s', (mode) => {
  let sandbox: Sandbox;
  let env: Record<string, string> = {};
  let senior = '';

  beforeAll(async () => {
    sandbox = await startSandbox({ rooms: 8, floors: 2, seed: 7, mode });
    env = {
      ...sandboxEnvironment(sandbox),
      BELLHOP_HOME: join(folder, `home-${mode}`),
      BELLHOP_VERTICAL: 'senior-living',
    };
    senior = await workbook(`senior-${mode}.xlsx`, SENIOR);
  });
  afterAll(async () => {
    await sandbox.close();
  });

  test('without the consent no message is sent, and everything else comes about', async () => {
    const planned = await bellhop(['plan', senior], env);
    expect(planned.stdout + planned.stderr).toMatch(
      /3 messages to people's phones.*--allow-messages/u,
    );
    const ended = await bellhop(['apply', senior, '--yes', '--json'], env);
    expect(ended.code, ended.stderr).toBe(4);
    expect(callingOf(sandbox)).toEqual({ rules: RULES, inbound: [], users: USERS });
    expect(sandbox.state.messages).toBe(0);
  });

  test('with it each person gets one message, and what was there is left', async () => {
    const args = ['apply', senior, '--yes', '--allow-messages', '--json'];
    const ended = await bellhop(args, env);
    expect(ended.code, ended.stderr).toBe(0);
    expect(callingOf(sandbox)).toEqual({
      rules: RULES,
      inbound: ['101 Daughter', '101 Son', '102 Nephew'],
      users: USERS,
    });
    expect(sandbox.state.messages).toBe(3);
    const before = changesOf(sandbox);
    const again = await bellhop(args, env);
    expect(again.code, again.stderr).toBe(0);
    expect(lastJson(again.stdout)).toMatchObject({ counts: { done: 0, failed: 0 } });
    expect(changesOf(sandbox)).toBe(before);
    expect(sandbox.state.messages).toBe(3);
  });

  test('what is taken away needs both consents, and goes', async () => {
    const gone = await workbook(`gone-${mode}.xlsx`, {
      'Calling rules': [
        ['Rule', 'Room', 'Target room', 'Value', 'Action'],
        ['block', '101', '102', 'both', 'delete'],
        ['block', '103', '101', 'off', ''],
      ],
      'Inbound calling': [
        ['Room', 'Address book', 'Contact', 'Action'],
        ['101', 'Family 101', 'Son', 'delete'],
      ],
      'External users': [
        ['External user', 'Room', 'Action'],
        ['tablet-102', '102', 'delete'],
        ['tablet-103', '104', ''],
      ],
      Rooms: [
        ['Room', 'External user'],
        ['101', '(clear)'],
      ],
    });
    const args = ['apply', gone, '--yes', '--allow-messages', '--json'];
    const refused = await bellhop(args, env);
    expect(refused.code, refused.stderr).toBe(6);
    const ended = await bellhop([...args, '--yes-delete', sandbox.property.name], env);
    expect(ended.code, ended.stderr).toBe(0);
    expect(callingOf(sandbox)).toEqual({
      rules: [],
      inbound: ['101 Daughter', '102 Nephew'],
      users: ['tablet-103 104'],
    });
    expect(sandbox.state.messages).toBe(4);
  });

  test('drop-in comes after the contacts that it needs, whatever order the sheets are in', async () => {
    const health = { ...env, BELLHOP_VERTICAL: 'healthcare' };
    const ward = await workbook(`ward-${mode}.xlsx`, {
      'Calling rules': [
        ['Rule', 'Room', 'Target room', 'Value'],
        ['drop-in', '201', '202', 'both'],
      ],
      Rooms: [
        ['Room', 'Address books', 'Listed in'],
        ['201', 'Ward', 'Ward'],
        ['202', 'Ward', 'Ward'],
      ],
    });
    const ended = await bellhop(['apply', ward, '--yes', '--json'], health);
    expect(ended.code, ended.stderr).toBe(0);
    expect(callingOf(sandbox).rules).toEqual(['DropIn 201 202', 'DropIn 202 201']);
  });
});

test('an edited export moves a rule and a user, and takes nothing else away', async () => {
  const sandbox = await startSandbox({ rooms: 8, floors: 2, seed: 7, mode: '2025' });
  try {
    const env = {
      ...sandboxEnvironment(sandbox),
      BELLHOP_HOME: join(folder, 'home-edited'),
      BELLHOP_VERTICAL: 'senior-living',
    };
    const senior = await workbook('senior.xlsx', SENIOR);
    await bellhop(['apply', senior, '--yes', '--allow-messages', '--json'], env);
    const state = join(folder, 'state.xlsx');
    const exported = await bellhop(['export', '-o', state], env);
    expect(exported.code, exported.stderr).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(state);
    const edit = (sheet: string, wanted: string[], column: string, value: string): void => {
      const found = book.getWorksheet(sheet);
      const titles = found?.getRow(1).values as string[];
      let edited = 0;
      found?.eachRow((row) => {
        const cells = row.values as string[];
        if (!wanted.every((text) => cells.includes(text))) return;
        row.getCell(titles.indexOf(column)).value = value;
        edited++;
      });
      expect(edited, `${sheet} ${wanted.join(' ')}`).toBe(1);
    };
    edit('Calling rules', ['block', '103', '101'], 'Target room', '104');
    edit('External users', ['tablet-102'], 'External user', 'tablet-102b');
    const edited = join(folder, 'edited.xlsx');
    await book.xlsx.writeFile(edited);
    const planned = await bellhop(['plan', edited, '--json'], env);
    const plan = JSON.parse(planned.stdout) as Plan;
    // The rule and the user, and the profile of 104.
    expect(plan.counts, planned.stderr).toMatchObject({ create: 3, change: 0, remove: 2 });
    const ended = await bellhop(
      ['apply', edited, '--yes', '--json', '--yes-delete', sandbox.property.name],
      env,
    );
    expect(ended.code, ended.stderr).toBe(0);
    const { rules, users } = callingOf(sandbox);
    expect(rules.filter((rule) => rule.startsWith('Block'))).toEqual([
      'Block 101 102',
      'Block 102 101',
      'Block 103 104',
    ]);
    expect(users).toEqual(['tablet-101 101', 'tablet-102b 102', 'tablet-103 103']);
  } finally {
    await sandbox.close();
  }
});

test('what a country or vertical does not offer is said before any request', async () => {
  const sandbox = await startSandbox({ rooms: 4, floors: 1, seed: 3 });
  try {
    const path = join(folder, 'rules.csv');
    await writeFile(path, 'Rule,Room,Target room\nblock,101,102\ndrop-in,101,102\n');
    const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home-offer') };
    const codes = async (market: Record<string, string>): Promise<[number | null, string[]]> => {
      const ended = await bellhop(['check', path, '--json'], { ...env, ...market });
      const { problems } = JSON.parse(ended.stdout) as Pick<Plan, 'problems'>;
      return [ended.code, problems.map(({ code, row }) => `${code} ${row}`)];
    };
    expect(await codes({})).toEqual([3, ['offer.not-offered 3']]);
    expect(await codes({ BELLHOP_VERTICAL: 'healthcare' })).toEqual([0, []]);
    expect(await codes({ BELLHOP_VERTICAL: '' })).toEqual([0, ['offer.unknown 3']]);
    expect(await codes({ BELLHOP_COUNTRY: 'DE' })).toEqual([
      3,
      ['offer.not-offered 2', 'offer.not-offered 3'],
    ]);
    expect(sandbox.requests().total).toBe(0);
  } finally {
    await sandbox.close();
  }
});

test('where blocks are made both ways, a plan that was done plans nothing more', async () => {
  const sandbox = await startSandbox({
    rooms: 4,
    floors: 1,
    seed: 3,
    switches: { blockMirrors: true },
  });
  try {
    const path = join(folder, 'mirrored.csv');
    await writeFile(path, 'Rule,Room,Target room,Value\nblock,101,102,on\nblock,103,104,both\n');
    const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home-mirror') };
    const applied = await bellhop(['apply', path, '--yes', '--json'], env);
    expect(applied.code, applied.stderr).toBe(0);
    expect(callingOf(sandbox).rules).toHaveLength(4);
    const planned = await bellhop(['plan', path, '--json'], env);
    expect((JSON.parse(planned.stdout) as Plan).requests).toBe(0);
  } finally {
    await sandbox.close();
  }
});
