import { expect, test } from 'vitest';
import { createDispatch } from '../../main/app/dispatch.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { CALLS } from '../../shared/contract/names.ts';

function handlersWith(given: Partial<Handlers>): Handlers {
  const silent = Object.fromEntries(CALLS.map((name) => [name, () => Promise.reject(new Error())]));
  return { ...(silent as unknown as Handlers), ...given };
}

test('every name of the contract has schemas, and no schema is without a name', () => {
  expect(Object.keys(contract).sort()).toEqual([...CALLS].sort());
});

test('a handler gets the input with its defaults filled in', async () => {
  let seen: unknown;
  const app = createDispatch(
    handlersWith({
      'templates.write': async (input) => {
        seen = input;
        return { ok: true, value: null };
      },
    }),
    () => {},
  );
  expect(await app('templates.write', { to: 'file-1', kind: null })).toEqual({
    ok: true,
    value: null,
  });
  expect(seen).toEqual({ to: 'file-1', kind: null });
});

test('an unknown call, also one that names a property of every object, is refused', async () => {
  const app = createDispatch(handlersWith({}), () => {});
  for (const name of ['rooms.destroy', 'toString', '__proto__', 'constructor']) {
    expect(await app(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
  }
});

test('input that does not fit is refused before the handler runs', async () => {
  const app = createDispatch(
    handlersWith({ 'sources.check': () => Promise.reject(new Error('must not run')) }),
    () => {},
  );
  const reply = await app('sources.check', { files: 'rooms.csv' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

test('output that does not fit is a bug, told to the log and not to the caller', async () => {
  const bugs: unknown[] = [];
  const app = createDispatch(
    handlersWith({ 'jobs.list': async () => ({ ok: true, value: [{ secret: 'x' }] as never }) }),
    (bug) => bugs.push(bug),
  );
  const reply = await app('jobs.list', {});
  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain('secret');
  expect(bugs).toHaveLength(1);
});

test('a handler that throws answers with one sentence and tells the log why', async () => {
  const bugs: unknown[] = [];
  const app = createDispatch(handlersWith({}), (bug) => bugs.push(bug));
  expect(await app('jobs.list', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(bugs[0]).toBeInstanceOf(Error);
});

test('a disk that fills up in the middle of a call is told as what it is, and is no bug', async () => {
  const bugs: unknown[] = [];
  const full = Object.assign(new Error('The disk is full; free some space there.'), {
    code: 'disk',
  });
  const app = createDispatch(handlersWith({ 'jobs.list': () => Promise.reject(full) }), (bug) =>
    bugs.push(bug),
  );
  expect(await app('jobs.list', {})).toEqual({
    ok: false,
    error: { code: 'store', message: 'The disk is full; free some space there.' },
  });
  expect(bugs).toEqual([]);
});

test('an error of the system with a code of its own is a bug like any other', async () => {
  const bugs: unknown[] = [];
  const gone = Object.assign(new Error('ENOENT: /home/someone'), { code: 'ENOENT' });
  const app = createDispatch(handlersWith({ 'jobs.list': () => Promise.reject(gone) }), (bug) =>
    bugs.push(bug),
  );
  const reply = await app('jobs.list', {});
  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain('someone');
  expect(bugs).toEqual([gone]);
});
