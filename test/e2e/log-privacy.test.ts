import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop } from '../support/bellhop-process.ts';

const PEOPLE = ['Ada Example', 'Ben Sample'];
const NUMBERS = ['2065550142', '2065550143'];
const CONTACTS = [
  'Address book,Name,Phone 1',
  `Front desk,${PEOPLE[0]},+1${NUMBERS[0]}`,
  `Front desk,${PEOPLE[1]},+1${NUMBERS[1]}`,
].join('\n');

test('the log of runs that succeed, fail and are refused tells requests, and nobody’s name or number', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-log-privacy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ rooms: 6 });
  onTestFinished(() => sandbox.close());
  const home = join(folder, 'home');
  const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
  const env = {
    BELLHOP_HOME: home,
    BELLHOP_API_URL: apiUrl,
    BELLHOP_TOKEN_URL: tokenUrl,
    BELLHOP_CLIENT_ID: credentials.clientId,
    BELLHOP_CLIENT_SECRET: credentials.clientSecret,
    BELLHOP_REFRESH_TOKEN: credentials.refreshToken,
    BELLHOP_COUNTRY: 'US',
    BELLHOP_ORGANIZATION: organization,
    BELLHOP_PROPERTY: property.id,
  };
  const file = join(folder, 'contacts.csv');
  await writeFile(file, CONTACTS);
  const applied = await bellhop(['apply', file, '--yes', '--json'], env);
  expect(applied.code, applied.stderr).toBe(0);
  // The service refuses these words, and its own answer repeats them.
  await writeFile(file, CONTACTS.replace('Front desk', 'Spa').replaceAll('+1206555', '+1000555'));
  await bellhop(['apply', file, '--yes', '--skip-invalid', '--json'], env);
  // A plan that is none makes the parser quote it.
  const plan = join(folder, 'plan.json');
  await writeFile(plan, `{"rows": [${PEOPLE[0]}]}`);
  await bellhop(['apply', plan, '--yes'], env);

  const logs = join(home, 'logs');
  const texts = await Promise.all(
    (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
  );
  const text = texts.join('\n');
  expect(text).toMatch(/"requestId":"[^"]{8,}"/u);
  expect(text).toContain('"operation":"contacts.createBatch"');
  for (const secret of [
    ...PEOPLE,
    ...NUMBERS,
    credentials.clientSecret,
    credentials.refreshToken.slice(5),
  ]) {
    expect(text).not.toContain(secret);
  }
});
