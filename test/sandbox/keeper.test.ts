import { expect, test } from 'vitest';
import { createKeeper } from '../../main/sandbox/keeper.ts';
import type { SavedSandbox } from '../../main/sandbox/sandbox.ts';
import { MANAGEMENT, open, signIn, tokenFor } from './support.ts';

/** A place to keep things that takes them when it is told to. */
function slowShelf<T>() {
  const waiting: { saved: T; take: () => void }[] = [];
  const kept: T[] = [];
  return {
    waiting,
    kept,
    keep: (saved: T) =>
      new Promise<void>((resolve) => {
        waiting.push({
          saved,
          take: () => {
            waiting.shift();
            kept.push(saved);
            resolve();
          },
        });
      }),
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what changes while something is being kept is kept the next time, all of it together', async () => {
  let version = 0;
  const shelf = slowShelf<number>();
  const keeper = createKeeper(
    () => version,
    () => shelf.keep(version),
  );
  const settled: string[] = [];
  const ask = (name: string): void => void keeper.settled().then(() => settled.push(name));
  ask('first');
  version = 1;
  ask('second');
  version = 2;
  ask('third');
  shelf.waiting[0]?.take();
  await turn();
  expect(settled).toEqual(['first']);
  expect(shelf.waiting.map(({ saved }) => saved)).toEqual([2]);
  shelf.waiting[0]?.take();
  await turn();
  expect(settled).toEqual(['first', 'second', 'third']);
  await keeper.settled();
  expect(shelf.kept).toEqual([0, 2]);
});

test('what could not be kept is tried again by whoever asks next', async () => {
  let full = true;
  const keeper = createKeeper(
    () => 1,
    () => (full ? Promise.reject(new Error('The disk is full.')) : Promise.resolve()),
  );
  await expect(keeper.settled()).rejects.toThrow('The disk is full.');
  full = false;
  await keeper.settled();
});

test('no answer leaves before what it shows is kept, whoever made the change', async () => {
  const shelf: SavedSandbox[] = [];
  const gate = { open: true, waiting: [] as (() => void)[] };
  const sandbox = await open({
    keep: async (saved) => {
      if (!gate.open) await new Promise<void>((resolve) => gate.waiting.push(resolve));
      shelf.push(saved);
    },
  });
  const bookNames = (): string[] =>
    shelf.at(-1)?.objects.addressBooks.map(({ name }) => name) ?? [];
  expect(bookNames(), 'kept from the start').toEqual(['Annex services']);
  const api = await signIn(sandbox);

  gate.open = false;
  const answers: string[] = [];
  const made = api
    .post('/v1/addressBooks', { name: 'Front desk' })
    .then(() => answers.push('made'));
  while (gate.waiting.length === 0) await turn();
  const read = api.get('/v1/addressBooks').then(() => answers.push('read'));
  while (sandbox.requests().byOperation['addressBooks.list'] !== 1) await turn();
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(answers).toEqual([]);
  expect(bookNames()).toEqual(['Annex services']);
  gate.open = true;
  for (const release of gate.waiting.splice(0)) release();
  await Promise.all([made, read]);
  expect(bookNames()).toEqual(['Annex services', 'Front desk']);
});

test('tokens are kept before they are given, and those withdrawn are kept as such', async () => {
  const shelf: SavedSandbox[] = [];
  const tokensKept = (): string[] => shelf.at(-1)?.tokens.access.map(([token]) => token) ?? [];
  const sandbox = await open({
    keep: (saved) => {
      shelf.push(saved);
      return Promise.resolve();
    },
    faults: [{ kind: 'revoke-token', operation: 'units.get', at: 1 }],
  });
  const token = await tokenFor(sandbox, MANAGEMENT);
  expect(tokensKept()).toEqual([token]);
  const answer = await fetch(`${sandbox.apiUrl}/v2/units/${sandbox.property.id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(401);
  expect(tokensKept()).toEqual([]);
});
