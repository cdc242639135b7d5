import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobSetup } from '../../main/app/job-setup.ts';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { naturalState } from '../support/natural-state.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-shaping-'));
  sandbox = await startSandbox({ rooms: 6, seed: 5 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const SHAPE = '--set|addressBook=Night desk|--turn|name=,|--join|phone1=Code+Number'.split('|');
const STAFF = ['Who,Code,Number', '"Doe, Jane",+1,2065550100', 'Bell captain,+1,2065550101'];
const MORE = ['Number,Who,Code,Since', '2065550102,"Roe, Rick",+1,May'];

async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const contacts = () =>
  (naturalState(sandbox.state)['contacts'] ?? []).filter((one) =>
    JSON.stringify(one).includes('+1206555010'),
  );

test('a list that lacks a book and parts its numbers is sent as it was shaped, and the next one by its recipe', async () => {
  const staff = await fileOf('staff.csv', STAFF);
  const map = ['--map', 'name=Who'];
  const first = await bellhop(
    ['apply', staff, '--yes', '--json', ...map, ...SHAPE, '--save-recipe', 'Staff'],
    env,
  );
  expect(first.code, first.stderr).toBe(0);
  const texts = JSON.stringify(contacts());
  for (const text of ['Jane Doe', 'Bell captain', '+12065550100', '+12065550101']) {
    expect(texts).toContain(text);
  }
  expect(texts).not.toContain('Doe, Jane');

  const more = await fileOf('more.csv', MORE);
  const second = await bellhop(['apply', more, '--yes', '--json', '--recipe', 'staff'], env);
  expect(second.code, second.stderr).toBe(0);
  expect(lastJson(second.stdout)).toMatchObject({ outcome: 'done' });
  expect(JSON.stringify(contacts())).toContain('Rick Roe');

  const again = await bellhop(['plan', staff, '--json', '--recipe', 'Staff'], env);
  expect(again.code, again.stderr).toBe(0);
  expect(lastJson(again.stdout)).toMatchObject({ counts: { create: 0, change: 0 } });
});

test('a job that was killed while planning plans again with the shapings and the recipe it was begun with', async () => {
  const staff = await fileOf('my staff?.csv', STAFF);
  const book = ['--set', 'my staff?.csv!addressBook=Desk'];
  const check = ['check', staff, '--map', 'name=Who', ...SHAPE, '--save-recipe', 'Staff'];
  expect((await bellhop(check, env)).code).toBe(0);
  const applied = await bellhop(['apply', staff, '--yes', '--recipe', 'Staff', ...book], env);
  expect(applied.code, applied.stderr).toBe(0);
  const store = openJobStore(join(folder, 'home'));
  const [done] = await store.list();
  const opened = await store.open(done?.id ?? '');
  if (!opened.ok) throw new Error(opened.error.message);
  const setup = jobSetup.parse(opened.value.setup());
  await opened.value.close();
  expect(setup.recipe?.name).toBe('Staff');
  // The copy that a job keeps has a name that every file system takes.
  expect(setup.shape).toMatchObject([{ sheet: 'my staff_.csv', value: 'Desk' }]);
  // What apply leaves behind when it is killed before its plan is complete.
  await bellhop(['recipe', 'remove', 'Staff'], env);
  const created = await store.create({
    apiUrl: sandbox.apiUrl,
    organization: sandbox.organization,
    property: null,
    sources: [{ name: staff, path: staff }],
    options: planOptions.parse({}),
    setup,
  });
  if (!created.ok) throw new Error(created.error.message);
  await created.value.close();
  const resumed = await bellhop(['resume', created.value.id, '--json'], env);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(lastJson(resumed.stdout)).toMatchObject({ outcome: 'done', counts: { unchanged: 2 } });
});

test('what no sheet could use is refused in one sentence, before anything is sent', async () => {
  const staff = await fileOf('staff.csv', STAFF);
  const refused = async (...args: string[]) => {
    const ended = await bellhop(['apply', staff, '--yes', '--json', ...args], env);
    expect(ended.code).toBe(1);
    return (lastJson(ended.stdout) as { error: { message: string } }).error.message;
  };
  expect(await refused('--split', 'Nope=floor,room@/')).toContain('names no column');
  expect(await refused('--recipe', 'Nobody')).toContain('There is no recipe "Nobody"');
  expect(await refused('--recipe', join(folder, 'nothing.json'))).toContain('cannot be read');
  expect(await refused('--map', 'name=Who', ...SHAPE, '--set', 'trunk=x')).toContain('--set trunk');
  expect(contacts()).toEqual([]);
});

test('recipes are listed, shown, exported, imported and removed', async () => {
  const staff = await fileOf('staff.csv', STAFF);
  const file = join(folder, 'staff.json');
  const args = ['check', staff, '--map', 'name=Who', ...SHAPE, '--save-recipe', 'Staff'];
  expect((await bellhop(args, env)).stderr).toContain('kept as Staff');
  expect((await bellhop(args, env)).stderr).toContain('in the place of the one before');
  expect((await bellhop(['recipe', 'list'], env)).stdout).toMatch(/^Staff +contacts +1 column/);
  expect((await bellhop(['recipe', 'show', 'staff'], env)).stdout).toContain(
    'Code and Number are joined to Phone 1.',
  );
  expect((await bellhop(['recipe', 'export', 'Staff', '-o', file], env)).code).toBe(0);
  expect((await bellhop(['recipe', 'remove', 'Staff'], env)).code).toBe(0);
  expect((await bellhop(['recipe', 'list'], env)).stderr).toContain('No recipe is kept yet');
  const byFile = await bellhop(['check', staff, '--recipe', file, '--json'], env);
  expect(lastJson(byFile.stdout)).toMatchObject({ errors: 0, recipe: { applied: 'Staff' } });
  expect((await bellhop(['recipe', 'import', file, '--name', 'Night'], env)).code).toBe(0);
  const refused = await bellhop(['recipe', 'import', file, '--name', 'night', '--json'], env);
  expect(refused.code).toBe(1);
  expect(lastJson(refused.stdout)).toMatchObject({ error: { code: 'usage' } });
});
