import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccountBook } from '../../main/accounts/account-book.ts';
import type { AccountBook } from '../../main/accounts/account-book.ts';
import { secretFile } from '../../main/accounts/secret-file.ts';
import { secretMemory } from '../../main/accounts/secret-memory.ts';
import type { SecretStore } from '../../main/accounts/secret-store.ts';
import { compiledFile } from '../../main/support/compiled-file.ts';
import { newAccount } from '../../shared/contract/calls/accounts.ts';
import type { AccountView } from '../../shared/contract/calls/accounts.ts';

let home = '';
beforeEach(async () => {
  home = join(await mkdtemp(join(tmpdir(), 'bellhop-book-')), 'home');
});
afterEach(async () => {
  await rm(join(home, '..'), { recursive: true, force: true });
});

const SECRETS = ['the-client-id', 'the-client-secret', 'the-refresh-token'];
const ENV = { BELLHOP_CLIENT_ID: 'env-id', BELLHOP_CLIENT_SECRET: 'env-secret' };

function bookOf(
  given: {
    env?: Record<string, string>;
    first?: SecretStore;
    refuse?: (apiUrl: string) => string | null;
  } = {},
): AccountBook {
  const files = secretFile(home);
  return openAccountBook({
    home,
    env: given.env ?? {},
    stores: [given.first ?? files, files, secretMemory()],
    refuseHosts: (apiUrl) => given.refuse?.(apiUrl) ?? null,
  });
}

/** As the contract hands it over. */
function account(name: string, more: Record<string, unknown> = {}) {
  const [clientId, clientSecret, refreshToken] = SECRETS;
  return newAccount.parse({ name, region: 'NA', clientId, clientSecret, refreshToken, ...more });
}

async function listed(book: AccountBook): Promise<AccountView[]> {
  const views = await book.list();
  if (!views.ok) throw new Error(views.error.message);
  return views.value;
}

async function currentOf(book: AccountBook): Promise<string | undefined> {
  return (await listed(book)).find(({ current }) => current)?.name;
}

test('an account outlives the program, its secret apart from it, both readable by the owner alone', async () => {
  await bookOf().add(account('Hotel', { region: 'EU', country: 'uk' }));
  const found = await bookOf().find();
  if (!found.ok) throw new Error(found.error.message);
  expect(found.value.info).toMatchObject({
    name: 'Hotel',
    apiUrl: 'https://api.eu.amazonalexa.com',
    tokenUrl: 'https://api.amazon.com/auth/o2/token',
    country: 'GB',
  });
  expect(await found.value.secrets()).toEqual({
    clientId: SECRETS[0],
    clientSecret: SECRETS[1],
    refreshToken: SECRETS[2],
  });
  for (const name of await readdir(home)) {
    expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
    const text = await readFile(join(home, name), 'utf8');
    expect(SECRETS.some((secret) => text.includes(secret))).toBe(name === 'secrets.json');
  }
  expect(await readdir(home)).toEqual(['accounts.json', 'accounts.lock', 'secrets.json']);
});

test('an added account takes the place of one of the same name, and its secret that of the other', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  await book.add(account('hotel ', { clientSecret: 'another-secret' }));
  expect((await listed(book)).map(({ name }) => name)).toEqual(['hotel']);
  const text = await readFile(join(home, 'secrets.json'), 'utf8');
  expect(text).toContain('another-secret');
  expect(text).not.toContain('the-client-secret');
});

test('a removed account leaves no secret behind', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  await book.remove('Hotel');
  expect(await listed(book)).toEqual([]);
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).not.toContain('the-client');
  const found = await book.find('Hotel');
  expect(found).toMatchObject({ ok: false, error: { code: 'no-account' } });
  expect(found.ok ? '' : found.error.message).toContain('"Hotel"');
});

test('the account in use is the named one, else the chosen, the variable, the environment, the kept', async () => {
  const first = bookOf();
  await first.add(account('Kept'));
  await first.add(account('Named'));
  await first.choose('Kept');
  const nameOf = async (book: AccountBook, name?: string) => {
    const found = await book.find(name);
    return found.ok ? found.value.info.name : found.error.code;
  };
  expect(await nameOf(bookOf())).toBe('Kept');
  expect(await nameOf(bookOf({ env: ENV }))).toBe('environment');
  const book = bookOf({ env: { ...ENV, BELLHOP_ACCOUNT: 'Named' } });
  expect(await nameOf(book)).toBe('Named');
  expect(await currentOf(book)).toBe('Named');
  await book.choose('Kept');
  expect(await nameOf(book)).toBe('Kept');
  await book.choose('environment');
  expect(await nameOf(book)).toBe('environment');
  expect(await nameOf(book, 'Named')).toBe('Named');
  expect(await nameOf(book, 'Nobody')).toBe('no-account');
});

test('without any account the sentence says what to set', async () => {
  const found = await bookOf().find();
  expect(found).toMatchObject({ ok: false, error: { code: 'no-account' } });
  expect(found.ok ? '' : found.error.message).toContain('BELLHOP_CLIENT_ID');
});

test('an account of the environment is shown and cannot be changed', async () => {
  const book = bookOf({ env: ENV });
  expect(await listed(book)).toMatchObject([{ name: 'environment', secret: 'env', current: true }]);
  const property = { id: 'amzn1.alexa.unit.did.1', name: 'Hotel' };
  for (const refused of [
    await book.remove('environment'),
    await book.chooseProperty('environment', property),
    await book.add(account('Environment')),
  ]) {
    expect(refused).toMatchObject({ ok: false, error: { code: 'usage' } });
  }
});

test('a secret of the desktop is not to be had elsewhere, and the sentence says so', async () => {
  const kept = secretMemory();
  await bookOf({ first: { ...kept, kind: 'os' } }).add(account('Hotel'));
  const found = await bookOf().find('Hotel');
  expect(found).toMatchObject({ ok: false, error: { code: 'no-account' } });
  expect(found.ok ? '' : found.error.message).toContain('desktop');
  expect((await readdir(home)).includes('secrets.json')).toBe(false);
});

test('the secret of a sandbox ends with the program', async () => {
  const book = bookOf();
  await book.add(account('Sandbox'), 'sandbox');
  expect((await book.find('Sandbox')).ok).toBe(true);
  const found = await bookOf().find('Sandbox');
  expect(found.ok ? '' : found.error.message).toContain('does not run here');
  expect(await bookOf().add(account('sandbox'))).toMatchObject({ error: { code: 'usage' } });
});

test('hosts that are refused are neither added nor opened', async () => {
  await bookOf().add(account('Hotel', { apiUrl: 'https://asp.example' }));
  const refuse = (apiUrl: string) => (apiUrl.endsWith('.example') ? 'Not that host.' : null);
  const book = bookOf({ refuse });
  expect(await book.find('Hotel')).toMatchObject({ error: { code: 'refused-host' } });
  expect(await book.add(account('Other', { apiUrl: 'https://asp.example' }))).toMatchObject({
    error: { code: 'refused-host', message: 'Not that host.' },
  });
});

test('an account that makes no sense is refused by a sentence that repeats no address', async () => {
  const book = bookOf();
  const wrong = [
    { apiUrl: 'https://user:pass-word@host' },
    { apiUrl: 'https://host/path' },
    { tokenUrl: 'pass-word' },
    { country: '12' },
    { property: 'Grand Hotel' },
  ];
  for (const more of wrong) {
    const refused = await book.add(account('Hotel', more));
    expect(refused).toMatchObject({ ok: false, error: { code: 'usage' } });
    expect(JSON.stringify(refused)).not.toContain('pass-word');
  }
  expect(await listed(book)).toEqual([]);
});

test('accounts are told apart by colours, and accounts added at once are all kept', async () => {
  const book = bookOf();
  const names = ['A', 'B', 'C', 'D', 'E'];
  await Promise.all(names.map((name) => book.add(account(name))));
  const views = await listed(book);
  expect(views.map(({ name }) => name)).toEqual(names);
  expect(new Set(views.map(({ colour }) => colour)).size).toBe(5);
});

test('programs that add accounts at the same moment lose none of them, nor a secret', async () => {
  const script = `
    const { openAccountBook } = await import(${JSON.stringify(compiledFile('main/accounts/account-book.js').href)});
    const { secretFile } = await import(${JSON.stringify(compiledFile('main/accounts/secret-file.js').href)});
    const [home, ...accounts] = process.argv.slice(1);
    const stores = [secretFile(home)];
    const book = openAccountBook({ home, env: {}, stores, refuseHosts: () => null });
    for (const account of accounts) {
      const added = await book.add(JSON.parse(account));
      if (!added.ok) throw new Error(added.error.message);
    }`;
  const names = ['A', 'B', 'C', 'D'].map((letter) => [1, 2, 3].map((at) => `${letter}${at}`));
  await Promise.all(
    names.map((own) => {
      const accounts = own.map((name) => JSON.stringify(account(name)));
      const args = ['--input-type=module', '-e', script, home, ...accounts];
      return promisify(execFile)(process.execPath, args);
    }),
  );
  const book = bookOf();
  expect((await listed(book)).map(({ name }) => name)).toEqual(names.flat());
  for (const name of names.flat()) expect((await book.find(name)).ok, name).toBe(true);
});

test('books of one program do not lose what the other adds', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  await Promise.all(names.map((name) => bookOf().add(account(name))));
  expect((await listed(bookOf())).map(({ name }) => name)).toEqual(names);
});

test('adding and removing write the file of accounts once', async () => {
  const files = secretFile(home);
  const seen: number[] = [];
  const inode = async () => (await stat(join(home, 'accounts.json'))).ino;
  const first: SecretStore = {
    ...files,
    // The old secret goes once the file is written; a second writing would give it another inode.
    remove: async (ref) => {
      seen.push(await inode());
      await files.remove(ref);
    },
  };
  const book = bookOf({ first });
  await book.add(account('Hotel'));
  await book.add(account('Hotel'));
  expect(seen).toEqual([await inode()]);
  await book.remove('Hotel');
  expect(seen[1]).toBe(await inode());
});

test('a damaged file is named and never overwritten', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  const path = join(home, 'accounts.json');
  await writeFile(path, '{"version":2}');
  for (const reply of [await book.list(), await book.find(), await book.add(account('B'))]) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'store' } });
    expect(reply.ok ? '' : reply.error.message).toContain(path);
  }
  expect(await readFile(path, 'utf8')).toBe('{"version":2}');
  expect((await bookOf({ env: ENV }).find()).ok).toBe(true);
});

test('a damaged file of secrets is named, and nothing of it is told', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  await writeFile(join(home, 'secrets.json'), '{"version":1,"secrets":the-client-secret');
  const found = await book.find();
  expect(found).toMatchObject({ ok: false, error: { code: 'store' } });
  expect(JSON.stringify(found)).not.toContain('the-client-secret');
});

test('rows are checked for the market of the account, else for that of the environment', async () => {
  const book = bookOf({ env: { BELLHOP_COUNTRY: 'DE', BELLHOP_VERTICAL: 'Senior-Living' } });
  expect(await book.market()).toEqual({ country: 'DE', vertical: 'senior-living' });
  await book.add(account('Hotel', { region: 'FE', vertical: 'hospitality' }));
  const hotel = { country: 'JP', vertical: 'hospitality' };
  expect(await book.market()).toEqual(hotel);
  expect(await book.market('Hotel')).toEqual(hotel);
});

test('an account kept before there were service providers is read as one without', async () => {
  await bookOf().add(account('Hotel', { serviceProvider: ' provider-1 ' }));
  expect(await listed(bookOf())).toMatchObject([{ serviceProvider: 'provider-1' }]);
  const path = join(home, 'accounts.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"serviceProvider": "provider-1",', ''));
  expect(await listed(bookOf())).toMatchObject([{ name: 'Hotel', serviceProvider: null }]);
});

const signedIn = { clientId: 'the-client-id', refreshToken: 'a-newer-token' };

test('a sign-in is kept beside the client that signed in, and the token before it goes', async () => {
  const book = bookOf();
  await book.add(account('Hotel', { property: 'amzn1.alexa.unit.did.1' }));
  await book.add(account('Other'));
  const kept = await book.keepSignIn('hotel', signedIn);
  expect(kept).toMatchObject({
    ok: true,
    value: [
      { name: 'Hotel', property: 'amzn1.alexa.unit.did.1', current: true },
      { name: 'Other' },
    ],
  });
  const found = await bookOf().find('Hotel');
  expect(found.ok && (await found.value.secrets())).toEqual({
    clientId: 'the-client-id',
    clientSecret: 'the-client-secret',
    refreshToken: 'a-newer-token',
  });
  const path = join(home, 'secrets.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { secrets } = JSON.parse(await readFile(path, 'utf8')) as { secrets: object };
  expect(Object.keys(secrets)).toHaveLength(2);
});

test('a sign-in of a client that the account has no more is not kept', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  await book.add(account('Hotel', { clientId: 'another-client' }));
  const kept = await book.keepSignIn('Hotel', signedIn);
  expect(kept).toMatchObject({ ok: false, error: { code: 'usage' } });
  expect(kept.ok ? '' : kept.error.message).toMatch(/Hotel got another client id/);
  const found = await book.find('Hotel');
  expect(found.ok && (await found.value.secrets()).refreshToken).toBe('the-refresh-token');
});

test('a sign-in is kept neither for the environment, nor for nobody, nor for the desktop from elsewhere', async () => {
  const book = bookOf({ env: ENV });
  expect(await book.keepSignIn('environment', signedIn)).toMatchObject({
    error: { code: 'usage' },
  });
  expect(await book.keepSignIn('Nobody', signedIn)).toMatchObject({
    error: { code: 'no-account' },
  });
  await bookOf({ first: { ...secretMemory(), kind: 'os' } }).add(account('Hotel'));
  const kept = await book.keepSignIn('Hotel', signedIn);
  expect(kept.ok ? '' : kept.error.message).toMatch(/desktop app only/);
});

test('a sign-in whose account cannot be written leaves the one before', async () => {
  const book = bookOf();
  await book.add(account('Hotel'));
  // A folder in the place of the file: nothing can be published there.
  const path = join(home, 'accounts.json');
  const text = await readFile(path, 'utf8');
  const files = secretFile(home);
  const spoiling: SecretStore = {
    ...files,
    put: async (ref, secrets) => {
      await files.put(ref, secrets);
      await rm(path);
      await mkdir(join(path, 'in-the-way'), { recursive: true });
    },
  };
  const kept = await bookOf({ first: spoiling }).keepSignIn('Hotel', signedIn);
  expect(kept).toMatchObject({ ok: false, error: { code: 'store' } });
  await rm(path, { recursive: true });
  await writeFile(path, text);
  const found = await bookOf().find('Hotel');
  expect(found.ok && (await found.value.secrets()).refreshToken).toBe('the-refresh-token');
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).not.toContain('a-newer-token');
});
