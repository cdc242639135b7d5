import { expect, test } from 'vitest';
import { osSecrets } from '../../../main/hosts/electron/os-secrets.ts';
import type { Store } from '../../../main/hosts/electron/open-store.ts';

const secrets = { clientId: 'id-7f', clientSecret: 'secret-7f', refreshToken: 'refresh-7f' };
type Backend = 'basic_text' | 'gnome_libsecret';

/** A keychain that hides texts from the eye, and the file behind it. */
function machine(
  given: { backend?: Backend; available?: boolean; platform?: NodeJS.Platform } = {},
) {
  const kept = new Map<string, unknown>();
  const state = { opened: 0, broken: false, newKey: false, encrypted: 0 };
  const store: Store = {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    delete: (key) => void kept.delete(key),
  };
  const keychain = {
    isAsyncEncryptionAvailable: async () => given.available ?? true,
    getSelectedStorageBackend: () => given.backend ?? 'gnome_libsecret',
    encryptStringAsync: async (text: string) => {
      state.encrypted += 1;
      return Buffer.from(btoa(text));
    },
    decryptStringAsync: async (sealed: Buffer) => {
      if (state.broken) throw new Error('the key is another one');
      return { result: atob(sealed.toString()), shouldReEncrypt: state.newKey };
    },
  };
  const open = async () => {
    state.opened += 1;
    return store;
  };
  return { kept, state, secrets: osSecrets(keychain, open, given.platform ?? 'linux') };
}

test('what is put is got again, and lies there only encrypted', async () => {
  const { kept, secrets: os } = machine();
  expect(os.kind).toBe('os');
  await os.put('os:a.b', secrets);
  expect(await os.get('os:a.b')).toEqual(secrets);
  expect([...kept.keys()]).toEqual(['os:a.b']);
  for (const marked of Object.values(secrets)) {
    expect(JSON.stringify([...kept])).not.toContain(marked);
  }
});

test('what is not there is nothing, and what was removed is gone', async () => {
  const { kept, secrets: os } = machine();
  expect(await os.get('os:none')).toBeNull();
  await os.put('os:a', secrets);
  await os.remove('os:a');
  expect(await os.get('os:a')).toBeNull();
  expect(kept.size).toBe(0);
});

test('the file is opened when it is first needed, and once', async () => {
  const { state, secrets: os } = machine();
  expect(state.opened).toBe(0);
  await Promise.all([os.get('a'), os.get('b')]);
  expect(state.opened).toBe(1);
});

test('on a Linux without a keyring nothing is kept, and a sentence says what to do', async () => {
  const { kept, state, secrets: os } = machine({ backend: 'basic_text' });
  await expect(os.put('os:a', secrets)).rejects.toThrow(
    /^This system has no keyring .*GNOME Keyring/,
  );
  expect(state.encrypted).toBe(0);
  expect(kept.size).toBe(0);
});

test('what Linux calls its backend counts on Linux alone', async () => {
  const { secrets: os } = machine({ backend: 'basic_text', platform: 'darwin' });
  await os.put('os:a', secrets);
  expect(await os.get('os:a')).toEqual(secrets);
});

test('a store of the system that does not open is told by a sentence, for writing and reading', async () => {
  const { kept, secrets: os } = machine({ available: false });
  await expect(os.put('os:a', secrets)).rejects.toThrow(/^The system does not open its store/);
  kept.set('os:b', 'sealed');
  await expect(os.get('os:b')).rejects.toThrow(/^The system does not open its store/);
});

test('what the system no longer decrypts is told by a sentence, and stays', async () => {
  const { kept, state, secrets: os } = machine();
  await os.put('os:a', secrets);
  state.broken = true;
  await expect(os.get('os:a')).rejects.toThrow('add the account again');
  expect(kept.size).toBe(1);
});

test('where the system has a newer key, what is read is kept under that', async () => {
  const { state, secrets: os } = machine();
  await os.put('os:a', secrets);
  state.newKey = true;
  expect(await os.get('os:a')).toEqual(secrets);
  expect(state.encrypted).toBe(2);
});
