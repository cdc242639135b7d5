import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import type { JobInfo } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import type { Ended } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';
import { killAndResume } from '../support/kill-and-resume.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';
import { seededRandom } from '../support/simulated-service.ts';

let folder = '';
let onboarding = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-undo-'));
  onboarding = join(folder, 'onboarding.xlsx');
  await writeOnboarding(onboarding, roomNames(2, 6));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Place = { sandbox: Sandbox; env: Record<string, string>; yes: string[] };

let homes = 0;
async function place(options: SandboxOptions = {}, vertical = ''): Promise<Place> {
  const sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 7, ...options });
  const env = {
    ...sandboxEnvironment(sandbox),
    BELLHOP_HOME: join(folder, `home-${homes++}`),
    ...(vertical === '' ? {} : { BELLHOP_VERTICAL: vertical }),
  };
  return { sandbox, env, yes: ['--yes', '--yes-delete', sandbox.property.name] };
}

/** A state in names, without rules that are off and the count of messages, which no undo takes back. */
function stateOf({ sandbox }: Pick<Place, 'sandbox'>): Record<string, string[]> {
  const { messages: _sent, rules, ...rest } = naturalState(sandbox.state);
  return { ...rest, rules: (rules ?? []).filter((rule) => rule.endsWith(' ENABLED')) };
}

async function apply({ env }: Place, args: string[]): Promise<string> {
  const ended = await bellhop(['apply', ...args, '--yes', '--json'], env);
  expect(ended.code, ended.stderr + ended.stdout).toBe(0);
  return String(lastJson(ended.stdout)['job']);
}

async function undo({ env, yes }: Place, job: string, ...more: string[]): Promise<Ended> {
  return bellhop(['undo', job, ...yes, '--json', ...more], env);
}

async function workbook(name: string, sheets: Record<string, string[][]>): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets)) book.addWorksheet(title).addRows(rows);
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

test('an undo shows its plan first, and sends nothing without both consents', async () => {
  const here = await place();
  try {
    const job = await apply(here, [onboarding]);
    const before = changesOf(here.sandbox);
    const shown = await bellhop(['undo', job], here.env);
    expect(shown.code, shown.stderr).toBe(6);
    expect(shown.stdout).toMatch(/^Remove \d+/u);
    expect(shown.stderr).toContain('--yes --yes-delete "Hotel Example"');
    const json = await bellhop(['undo', job, '--json'], here.env);
    expect(json.code).toBe(6);
    const plan = JSON.parse(json.stdout) as Plan;
    expect(plan).toMatchObject({ undoOf: job, counts: { create: 0, conflict: 0, blocked: 0 } });
    for (const name of [[], ['--yes-delete', 'Hotel Annex']]) {
      const ended = await bellhop(['undo', job, '--yes', ...name], here.env);
      expect(ended.code, ended.stderr).toBe(6);
      expect(ended.stderr).toContain('--yes-delete "Hotel Example"');
    }
    expect(changesOf(here.sandbox)).toBe(before);
    const jobs = await bellhop(['jobs', '--json'], here.env);
    expect((JSON.parse(jobs.stdout) as JobInfo[]).map(({ id }) => id)).toEqual([job]);
  } finally {
    await here.sandbox.close();
  }
});

test.each(['documented', 'legacy', '2025'] as const)(
  'in mode %s the undo of an import leaves the property as it was, and so does the undo of that undo',
  async (mode) => {
    const here = await place({ mode });
    try {
      const before = stateOf(here);
      const results = join(folder, `undone-${mode}.xlsx`);
      const job = await apply(here, [onboarding]);
      const imported = stateOf(here);
      const ended = await undo(here, job, '--results', results);
      expect(ended.code, ended.stderr + ended.stdout).toBe(0);
      const summary = lastJson(ended.stdout);
      expect(summary).toMatchObject({ outcome: 'done', counts: { failed: 0, skipped: 0 } });
      expect(stateOf(here)).toEqual(before);
      const listed = await bellhop(['jobs'], here.env);
      expect(listed.stdout).toContain(`undo of ${job}`);
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(results);
      expect(book.worksheets.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Rooms', 'Contacts', 'Extensions']),
      );

      const again = await undo(here, job);
      expect(again.code, again.stderr + again.stdout).toBe(0);
      expect(lastJson(again.stdout)).toMatchObject({ steps: { done: 0 } });
      const redone = await undo(here, String(summary['job']));
      expect(redone.code, redone.stderr + redone.stdout).toBe(0);
      expect(stateOf(here)).toEqual(imported);
    } finally {
      await here.sandbox.close();
    }
  },
);

test('the sample of a hotel is taken back to the last contact', async () => {
  const sample = fileURLToPath(new URL('../../samples/hotel-clean.xlsx', import.meta.url));
  const here = await place({ rooms: 40, floors: 4 });
  try {
    const before = stateOf(here);
    const ended = await bellhop(
      ['apply', sample, '--yes', '--create-rooms', '--yes-property', 'Hotel Example', '--json'],
      here.env,
    );
    const job = String(lastJson(ended.stdout)['job']);
    expect(stateOf(here)).not.toEqual(before);
    const taken = await undo(here, job);
    expect(taken.code, taken.stderr + taken.stdout).toBe(0);
    expect(stateOf(here)).toEqual(before);
  } finally {
    await here.sandbox.close();
  }
});

test('rules, callers, external users and rooms that were created are taken back, messages are not', async () => {
  const here = await place({}, 'senior-living');
  try {
    const before = stateOf(here);
    const file = await workbook('senior.xlsx', {
      Contacts: [
        ['Address book', 'Name', 'Phone 1'],
        ['Family 101', 'Daughter', '+12065550100'],
        ['Family 901', 'Son', '+12065550101'],
      ],
      Rooms: [
        ['Room', 'Floor', 'Address books', 'External user', 'Extension'],
        ['101', 'Floor 1', 'Family 101', 'tablet-101', '7101'],
        ['901', 'Floor 9', 'Family 901', 'tablet-901', '7901'],
      ],
      'Calling rules': [
        ['Rule', 'Room', 'Target room', 'Value'],
        ['block', '101', '901', 'both'],
      ],
      'Inbound calling': [
        ['Room', 'Address book', 'Contact'],
        ['101', 'Family 101', 'Daughter'],
        ['901', 'Family 901', 'Son'],
      ],
    });
    const property = ['--yes-property', here.sandbox.property.name];
    const job = await apply(here, [file, '--create-rooms', '--allow-messages', ...property]);
    expect(here.sandbox.state.messages).toBe(2);

    const shown = await bellhop(['undo', job, '--allow-messages'], here.env);
    expect(shown.stdout).toContain('2 messages that the job sent to people cannot be taken back');
    expect(shown.stdout).toContain("This plan sends 2 messages to people's phones");
    expect(shown.stdout).toMatch(/calling rules? that the job made ends? switched off/u);
    const held = await undo(here, job);
    expect(held.code, held.stderr + held.stdout).toBe(4);
    expect(here.sandbox.state.messages).toBe(2);
    expect(here.sandbox.state.inboundCalling).toHaveLength(2);

    const ended = await undo(here, job, '--allow-messages');
    expect(ended.code, ended.stderr + ended.stdout).toBe(0);
    expect(here.sandbox.state.messages).toBe(4);
    expect(stateOf(here)).toEqual(before);
  } finally {
    await here.sandbox.close();
  }
});

test('what a workbook removed, renamed, moved and changed is brought back', async () => {
  const here = await place({}, 'senior-living');
  try {
    await apply(here, [onboarding]);
    const more = await workbook('more.xlsx', {
      'Calling rules': [
        ['Rule', 'Room', 'Target room', 'Value'],
        ['block', '101', '102', ''],
      ],
      'Inbound calling': [
        ['Room', 'Address book', 'Contact'],
        ['101', 'Front desk', 'Desk 0'],
        ['104', 'Services', 'Desk 1'],
      ],
      'External users': [
        ['External user', 'Room'],
        ['tablet-101', '101'],
        ['tablet-103', '103'],
      ],
      'Address books': [['Address book'], ['Old']],
      Contacts: [
        ['Address book', 'Name', 'Phone 1', 'Room'],
        ['Old', 'Fax', '+12065550150', ''],
        ['Old', 'Lobby', '', '105'],
      ],
    });
    await apply(here, [more, '--allow-messages']);
    const before = stateOf(here);
    const file = await workbook('removals.xlsx', {
      Rooms: [
        ['Room', 'Display name', 'Action'],
        ['101', '', 'delete'],
        ['105', '', 'delete'],
        ['106', 'Sea view', ''],
      ],
      Contacts: [
        ['Address book', 'Name', 'Phone 1', 'Action'],
        ['Front desk', 'Desk 2', '', 'delete'],
        ['Front desk', 'Desk 4', '+12065550177', ''],
        ['Front desk', 'Twin', '', 'skip'],
      ],
      Extensions: [
        ['Extension', 'Room', 'Action'],
        ['7102', '102', 'delete'],
        ['7103', '104', ''],
      ],
      'Address books': [
        ['Address book', 'New name', 'Action'],
        ['Old', '', 'delete'],
        ['Services', 'Concierge', ''],
      ],
      Associations: [
        ['Address book', 'Room', 'Action'],
        ['Front desk', '202', 'delete'],
      ],
      'Inbound calling': [
        ['Room', 'Address book', 'Contact', 'Action'],
        ['104', 'Concierge', 'Desk 1', 'delete'],
      ],
      'External users': [
        ['External user', 'Room', 'Action'],
        ['tablet-103', '104', ''],
      ],
    });
    const job = await apply(here, [
      file,
      ...here.yes.slice(1),
      '--delete-units',
      '--allow-messages',
    ]);
    expect(stateOf(here)).not.toEqual(before);
    const shown = await bellhop(['undo', job, '--allow-messages', '--json'], here.env);
    expect((JSON.parse(shown.stdout) as Plan).counts).toMatchObject({ conflict: 0, blocked: 0 });
    const ended = await undo(here, job, '--allow-messages');
    expect(ended.code, ended.stderr + ended.stdout).toBe(0);
    expect(stateOf(here)).toEqual(before);
  } finally {
    await here.sandbox.close();
  }
});

test('what a colleague changed since stays as they left it, and the rest is taken back', async () => {
  const here = await place();
  const { sandbox } = here;
  try {
    const before = stateOf(here);
    const job = await apply(here, [onboarding]);
    const { contacts, addressBooks, profiles, units } = sandbox.state;
    const desk = contacts.find(({ name }) => name === 'Desk 2');
    const services = addressBooks.find(({ name }) => name === 'Services');
    const unit = units.find(({ name }) => name === '201');
    const profile = profiles.find(({ unitId }) => unitId === unit?.id);
    if (!desk || !services || !profile) throw new Error('The import is not what it was.');
    sandbox.colleague({ rename: 'contact', id: desk.id, name: 'Night desk' });
    sandbox.colleague({ create: 'addressBook', name: 'Spa' });
    const spa = sandbox.state.addressBooks.find(({ name }) => name === 'Spa');
    sandbox.colleague({
      create: 'contact',
      addressBookId: spa?.id ?? '',
      contact: { name: 'Massage', address: { kind: 'profile', profileId: profile.id } },
    });
    const ended = await undo(here, job);
    expect(ended.code, ended.stderr + ended.stdout).toBe(4);
    const after = stateOf(here);
    expect(after['contacts']).toEqual(
      [
        'Front desk / Night desk → +12065550102',
        'Spa / Massage → room 201',
        ...(before['contacts'] ?? []),
      ].toSorted(),
    );
    expect(after['addressBooks']).toEqual(
      ['Front desk', 'Spa', ...(before['addressBooks'] ?? [])].toSorted(),
    );
    const added = after['profiles']?.filter((line) => !before['profiles']?.includes(line));
    expect(added).toEqual(['201 named Room 201']);
    expect(after['extensions']).toEqual(before['extensions']);
    expect(after['associations']).toEqual(before['associations']);
    const told = await bellhop(['jobs', String(lastJson(ended.stdout)['job'])], here.env);
    expect(told.stdout).toMatch(/Desk 2.*Night desk/u);
    expect(told.stdout).toMatch(/is used by "Massage" of "Spa" by now, so it is kept/u);
  } finally {
    await sandbox.close();
  }
});

test('an undo uses the host and property of the job, and refuses what is not done with', async () => {
  const here = await place();
  try {
    const job = await apply(here, [onboarding]);
    const before = changesOf(here.sandbox);
    const elsewhere = await bellhop(['undo', job, ...here.yes], {
      ...here.env,
      BELLHOP_PROPERTY: 'Hotel Annex',
    });
    expect([elsewhere.code, elsewhere.stderr]).toEqual([1, expect.stringContaining('belongs to')]);
    const missing = await bellhop(['undo', '2026-01-01-0000-aaaa', '--yes'], here.env);
    expect(missing.code).toBe(1);
    const file = join(folder, 'nothing.csv');
    await writeFile(file, 'Room,Extension\n101,7101\n');
    const idle = await apply(here, [file]);
    const nothing = await bellhop(['undo', idle, ...here.yes], here.env);
    expect([nothing.code, nothing.stderr]).toEqual([
      1,
      expect.stringContaining('nothing to take back'),
    ]);
    expect(changesOf(here.sandbox)).toBe(before);
  } finally {
    await here.sandbox.close();
  }
});

test('an undo that is killed at any moment and resumed ends as an undisturbed one', async () => {
  const random = seededRandom(20_261_121);
  const slow = { latencyMs: 8 };
  const calm = await place(slow);
  const first = await apply(calm, [onboarding]);
  const started = performance.now();
  expect((await undo(calm, first)).code).toBe(0);
  const whole = performance.now() - started;
  await calm.sandbox.close();

  let kills = 0;
  let whilePlanning = 0;
  for (let round = 0; kills < 5; round++) {
    const here = await place(slow);
    try {
      const before = stateOf(here);
      const job = await apply(here, [onboarding]);
      const nextKill = (turn: number): number | null => (turn < 3 ? random() * whole : null);
      const wish = { begin: ['undo', job, ...here.yes, '--json'], env: here.env, nextKill };
      let killed = await killAndResume(wish);
      // Killed before there was a job: the newest one is still that which is to be taken back.
      while (killed.job === job) killed = await killAndResume(wish);
      kills += killed.kills;
      whilePlanning += killed.whilePlanning;
      if (killed.ended) expect(killed.ended.code, killed.ended.stderr).toBe(0);
      expect(stateOf(here), `round ${round}`).toEqual(before);
    } finally {
      await here.sandbox.close();
    }
  }
  expect(whilePlanning, 'some kills must hit the planning').toBeGreaterThan(0);
}, 240_000);
