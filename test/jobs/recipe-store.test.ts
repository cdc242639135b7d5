import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecipeStore } from '../../main/jobs/recipe-store.ts';
import { recipe as recipeSchema } from '../../shared/domain/recipe.ts';
import { tempHome } from './support/made.ts';

const bay = recipeSchema.parse({
  format: 'bellhop-recipe',
  version: 1,
  name: 'Bay Hotel',
  savedAt: '2026-01-02T00:00:00.000Z',
  sheets: [{ kind: 'rooms', headers: ['Room', 'Ext.'] }],
});

test('a recipe comes back under its name, whatever the case and blanks', async () => {
  const store = openRecipeStore(await tempHome());
  expect(await store.find('Bay Hotel')).toEqual({ ok: true, value: null });
  await store.save(bay);
  expect(await store.find(' bay  HOTEL')).toEqual({ ok: true, value: bay });
  expect(await store.list()).toEqual({ recipes: [bay], damaged: [] });
});

test('another of the same name takes its place, and names of all kinds live beside each other', async () => {
  const store = openRecipeStore(await tempHome());
  const names = ['../up', 'a/b', 'CON', '部屋', 'x'.repeat(80), '__proto__'];
  for (const name of names) await store.save({ ...bay, name });
  await store.save({ ...bay, name: 'con', repair: true });
  const { recipes } = await store.list();
  expect(recipes.map(({ name }) => name).toSorted()).toEqual(
    [...names.filter((name) => name !== 'CON'), 'con'].toSorted(),
  );
});

test('a removed recipe is gone, and removing it again says so', async () => {
  const store = openRecipeStore(await tempHome());
  await store.save(bay);
  expect(await store.remove('bay hotel')).toBe(true);
  expect(await store.remove('bay hotel')).toBe(false);
  expect((await store.list()).recipes).toEqual([]);
});

test('the files are for their owner alone and lie in one folder', async () => {
  const home = await tempHome();
  await openRecipeStore(home).save({ ...bay, name: '../../out' });
  const [file = ''] = await readdir(join(home, 'recipes'));
  expect(file).toMatch(/^[0-9a-f]{24}\.json$/);
  expect((await stat(join(home, 'recipes', file))).mode & 0o777).toBe(0o600);
});

test('a recipe of before a setting came to be is read with what that setting was then', async () => {
  const home = await tempHome();
  const path = join(home, 'old.json');
  const { format, version, name, savedAt } = bay;
  const sheets = [{ kind: 'rooms', headers: ['Room'], unheardOf: true }];
  await writeFile(path, JSON.stringify({ format, version, name, savedAt, sheets }));
  const read = await openRecipeStore(home).readFile(path);
  expect(read).toMatchObject({
    ok: true,
    value: { account: null, repair: false, reading: {}, sheets: [{ columns: [], shapings: [] }] },
  });
});

test.each([
  ['not json', 'is no JSON'],
  ['{"rooms":1}', 'is no recipe of Bellhop'],
  [JSON.stringify({ ...bay, version: 2, sheets: 'other' }), 'newer Bellhop'],
  [JSON.stringify({ ...bay, sheets: [{ kind: 'beds', headers: [] }] }), 'damaged at sheets.0.kind'],
])('a file with %s in it is refused in one sentence', async (text, sentence) => {
  const home = await tempHome();
  const path = join(home, 'a.json');
  await writeFile(path, text);
  const read = await openRecipeStore(home).readFile(path);
  expect(read).toEqual({ ok: false, error: expect.stringContaining(sentence) });
});

test('one damaged recipe does not hide the others', async () => {
  const home = await tempHome();
  const store = openRecipeStore(home);
  await store.save(bay);
  await writeFile(join(home, 'recipes', 'broken.json'), '{');
  const { recipes, damaged } = await store.list();
  expect(recipes).toEqual([bay]);
  expect(damaged).toEqual([expect.stringContaining('broken.json is damaged')]);
});

test('a folder that cannot be made is told in a sentence', async () => {
  const home = await tempHome();
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'recipes'), 'a file in the way');
  const store = openRecipeStore(home);
  expect(await store.save(bay)).toMatchObject({ ok: false });
  expect(await store.find('x')).toEqual({ ok: true, value: null });
  expect(await store.list()).toEqual({ recipes: [], damaged: [] });
});
