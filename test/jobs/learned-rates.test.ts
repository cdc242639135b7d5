import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLearnedRates, writeLearnedRates } from '../../main/jobs/learned-rates.ts';
import { tempHome } from './support/made.ts';

const rates = { account: 12.5, families: { contacts: 4, profiles: 8 } };

test('rates come back for their account alone', async () => {
  const home = await tempHome();
  expect(await readLearnedRates(home, 'a')).toBeNull();
  await writeLearnedRates(home, 'a', rates);
  await writeLearnedRates(home, 'b', { account: null, families: {} });
  expect(await readLearnedRates(home, 'a')).toEqual(rates);
  expect(await readLearnedRates(home, 'b')).toEqual({ account: null, families: {} });
});

test.each(['', '{"account":12', '{"account":"x","families":{}}', '{"account":-1,"families":{}}'])(
  'a file with %j in it counts as no rates',
  async (text) => {
    const home = await tempHome();
    await writeLearnedRates(home, 'a', rates);
    const [name = ''] = await readdir(join(home, 'rates'));
    await writeFile(join(home, 'rates', name), text);
    expect(await readLearnedRates(home, 'a')).toBeNull();
  },
);

test('the file tells nothing of the account and is for its owner alone', async () => {
  const home = await tempHome();
  await writeLearnedRates(home, 'https://host client-17', rates);
  const names = await readdir(join(home, 'rates'));
  expect(names).toHaveLength(1);
  expect(names[0]).not.toMatch(/host|client/);
  const path = join(home, 'rates', names[0] ?? '');
  expect(await readFile(path, 'utf8')).not.toMatch(/host|client/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('rates that cannot be written are let go', async () => {
  const home = await tempHome();
  await writeFile(join(home, 'rates'), 'a file in the way');
  await writeLearnedRates(home, 'a', rates);
  expect(await readLearnedRates(home, 'a')).toBeNull();
});
