import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetKind } from '../../shared/domain/kinds.ts';
import type { SheetKind } from '../../shared/domain/kinds.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import { EXPLANATION_SHEET, SHEETS } from '../../shared/domain/sheets.ts';
import type { SheetSpec } from '../../shared/domain/workbook.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { readSource } from '../../main/sheets/read-source.ts';
import { writeWorkbook } from '../../main/sheets/write-workbook.ts';
import { hurriedApp } from '../support/hurried-app.ts';
import type { HurriedApp } from '../support/hurried-app.ts';

const folder = await mkdtemp(join(tmpdir(), 'bellhop-templates-'));
let sandbox: Sandbox;
let app: HurriedApp['app'];
let bugs: HurriedApp['bugs'];
beforeAll(async () => {
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
  const env = {
    // Inbound calling is for senior living.
    BELLHOP_VERTICAL: 'senior-living',
    BELLHOP_SERVICE_PROVIDER: sandbox.serviceProvider,
  };
  ({ app, bugs } = await hurriedApp(sandbox, join(folder, 'home'), { env }));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** The template as a file, read again as whoever fills it sees it. */
async function templateOf(kind: SheetKind | null) {
  const path = join(folder, `${kind ?? 'onboarding'}.xlsx`);
  expect(await app('templates.write', { to: path, kind })).toMatchObject({ ok: true });
  const source = await readSource(path);
  if (!source.ok) throw new Error(source.error.message);
  return source.value.sheets;
}

/** Fills each sheet of a template with the examples of its columns. */
async function filled(kind: SheetKind | null): Promise<string> {
  const sheets = await templateOf(kind);
  const examples = new Map(
    SHEETS.flatMap(({ title, fields }) =>
      fields.map((use) => [`${title} / ${use.title}`, use.example]),
    ),
  );
  const path = join(folder, `${kind ?? 'onboarding'}-filled.xlsx`);
  await writeWorkbook(
    {
      sheets: sheets
        .filter(({ name }) => name !== EXPLANATION_SHEET)
        .map(({ name, headers }): SheetSpec => ({
          name,
          columns: headers.map((title) => ({ title, width: 20, type: 'text' })),
          rows: [headers.map((title) => examples.get(`${name} / ${title}`) ?? '')],
        })),
    },
    path,
  );
  return path;
}

async function expectNoError(path: string, rows: number): Promise<void> {
  const checked = await app('sources.check', { files: [path] });
  if (!checked.ok) throw new Error(checked.error.message);
  expect(checked.value.problems).toEqual([]);
  expect(checked.value.rows).toBe(rows);
  const options = planOptions.parse({ serviceProvider: sandbox.serviceProvider });
  const made = await app('plans.make', { files: [path], options });
  expect(bugs).toEqual([]);
  if (!made.ok) throw new Error(made.error.message);
  const { plan } = made.value;
  expect(plan.problems).toEqual([]);
  expect(plan.rows.map(({ state }) => state)).toEqual(Array(rows).fill('valid'));
  expect(plan.steps.filter(({ action }) => action === 'conflict')).toEqual([]);
  // Each row asks for something that is not there yet.
  for (const row of plan.rows) expect(row.steps).not.toEqual([]);
}

test('the onboarding template filled with its own examples is checked and planned without error', async () => {
  await expectNoError(await filled(null), sheetKind.options.length);
});

for (const kind of sheetKind.options) {
  test(`the template for ${kind} filled with its own examples is checked and planned without error`, async () => {
    if (kind === 'inboundCalling') {
      // The person must be a contact of the room before.
      const files = [await filled('rooms'), await filled('contacts')];
      const applied = await app('jobs.apply', { files, consents: { yes: true } });
      expect(applied).toMatchObject({ ok: true, value: { outcome: 'done' } });
    }
    await expectNoError(await filled(kind), 1);
  });
}

test('an unfilled template asks for nothing', async () => {
  for (const kind of [null, ...sheetKind.options]) {
    await templateOf(kind);
    const files = [join(folder, `${kind ?? 'onboarding'}.xlsx`)];
    expect(await app('sources.check', { files })).toMatchObject({
      ok: true,
      value: { rows: 0, errors: 0 },
    });
  }
});
