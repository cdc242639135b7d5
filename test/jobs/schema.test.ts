import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { migrate, VERSION, versionOf } from '../../main/jobs/schema.ts';
import { jobOf, must, planOf, tempHome } from './support/made.ts';

const ID = '2025-01-31-0930-ab3d';

/** A job as the first version of the schema had it, written out so that it never changes. */
async function versionOneJob(home: string): Promise<void> {
  const folder = join(home, 'jobs', ID);
  await mkdir(join(folder, 'sources', '1'), { recursive: true });
  await writeFile(join(folder, 'sources', '1', 'Rooms.csv'), 'Room\n101\n');
  const db = new Database(join(folder, 'job.db'));
  db.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE plan (part TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE plan_steps (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      action TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE plan_rows (position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sheet TEXT NOT NULL,
      row INTEGER NOT NULL, state TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
      step TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    PRAGMA user_version = 1;
    INSERT INTO facts VALUES ('id', '"${ID}"'), ('state', '"stopped"'),
      ('createdAt', '"2025-01-31T09:30:00.000Z"'), ('updatedAt', '"2025-01-31T09:31:00.000Z"'),
      ('apiUrl', '"http://127.0.0.1:9"'), ('organization', 'null'),
      ('property', '{"id":"p","name":"Pier"}'), ('sources', '["Rooms.csv"]'), ('rows', '1'),
      ('counts', 'null'), ('options', '{}'), ('setup', '{"kept":true}');
    INSERT INTO memory VALUES ('lastAnswerAt', '7');
    INSERT INTO journal (at, step, value) VALUES
      (1738315860000, 'a', '{"state":"sending","attempt":1}');
  `);
  db.close();
}

test('a job of the first version is brought forward with all it holds', async () => {
  const home = await tempHome();
  await versionOneJob(home);
  const store = openJobStore(home);
  expect((await store.list()).map((job) => [job.id, job.state])).toEqual([[ID, 'stopped']]);

  const job = must(await store.open(ID));
  expect(job.setup()).toEqual({ kept: true });
  expect(job.options().existing).toBe('update');
  expect(await job.recall('lastAnswerAt')).toBe(7);
  expect([...(await job.states())]).toEqual([['a', { state: 'sending', attempt: 1 }]]);
  await job.savePlan(planOf(2));
  await job.journal.record([
    { stepId: 'a', state: { state: 'done', remoteId: null, foundByReading: true } },
  ]);
  await job.close();

  const db = new Database(join(job.folder, 'job.db'));
  expect(versionOf(db)).toBe(VERSION);
  db.close();
});

test('a job of a newer version is listed and refused with a sentence', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const made = must(await store.create(await jobOf(home)));
  await made.close();
  const db = new Database(join(made.folder, 'job.db'));
  db.exec(`PRAGMA user_version = ${VERSION + 1}`);
  db.close();

  const refused = await store.open(made.id);
  expect(refused).toMatchObject({ ok: false, error: { code: 'newer-version' } });
  expect(refused.ok ? '' : refused.error.message).toMatch(/newer Bellhop.*update Bellhop/);
  expect((await store.list())[0]?.damage).toMatch(/newer Bellhop/);
  expect(await store.newestUnfinished()).toBe(made.id);
});

test('nothing rewrites or removes what the journal holds', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  await job.journal.record([{ stepId: 'a', state: { state: 'sending', attempt: 1 } }]);
  await job.close();
  const db = new Database(join(job.folder, 'job.db'));
  expect(() => db.exec("UPDATE journal SET value = '{}'")).toThrow(/never changed/);
  expect(() => db.exec('DELETE FROM journal')).toThrow(/never removed/);
  db.close();
});

test('a migration that fails leaves the version before it', async () => {
  const home = await tempHome();
  const db = new Database(join(home, 'x.db'));
  const steps = ['CREATE TABLE a (x) STRICT', 'CREATE TABLE a (x INT)', 'CREATE TABLE b (x INT)'];
  expect(() => migrate(db, ['CREATE TABLE a (x INT)', ...steps.slice(1)])).toThrow(
    /already exists/,
  );
  expect(versionOf(db)).toBe(1);
  migrate(db, ['never run again', 'CREATE TABLE c (x INT)']);
  expect(versionOf(db)).toBe(2);
  db.close();
});
