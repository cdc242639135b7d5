import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { SecretStore, Secrets } from '../../accounts/secret-store.ts';
import type { Store } from './open-store.ts';

type Keychain = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

const secretsText = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  refreshToken: z.string().nullable(),
});

/**
 * Secrets encrypted with a key of the system's own store, readable only by this user's Bellhop.
 *
 * @param open opens the file in which the encrypted texts lie, when it is first needed
 */
export function osSecrets(
  keychain: Keychain,
  open: () => Promise<Store>,
  platform: NodeJS.Platform = process.platform,
): SecretStore {
  let opened: Promise<Store> | null = null;
  const texts = (): Promise<Store> => (opened ??= open());
  const put = async (ref: string, secrets: Secrets): Promise<void> => {
    const sealed = await keychain.encryptStringAsync(JSON.stringify(secrets));
    (await texts()).set(ref, sealed.toString('base64'));
  };
  return {
    kind: 'os',
    put: async (ref, secrets) => {
      await needKeychain(keychain, platform);
      await put(ref, secrets);
    },
    get: async (ref) => {
      const sealed = (await texts()).get(ref);
      if (typeof sealed !== 'string') return null;
      await needKeychain(keychain, platform);
      const plain = await keychain
        .decryptStringAsync(Buffer.from(sealed, 'base64'))
        .catch((error: unknown) => {
          throw new Error(
            'The system no longer opens what it kept for this account; add the account again.',
            { cause: error },
          );
        });
      const secrets = secretsText.parse(JSON.parse(plain.result));
      // The system has a newer key: what lies under the old one may one day not open any more.
      if (plain.shouldReEncrypt) await put(ref, secrets);
      return secrets;
    },
    remove: async (ref) => (await texts()).delete(ref),
  };
}

/** Rejects with a sentence where the system keeps no secrets; nothing is ever kept unprotected instead. */
async function needKeychain(keychain: Keychain, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'linux' && keychain.getSelectedStorageBackend() === 'basic_text') {
    throw new Error(
      'This system has no keyring that is open, so secrets cannot be kept safely; set up GNOME Keyring or KWallet and sign in to it, or use the BELLHOP_… variables.',
    );
  }
  if (!(await keychain.isAsyncEncryptionAvailable())) {
    throw new Error(
      'The system does not open its store for secrets; unlock it, then try again, or use the BELLHOP_… variables.',
    );
  }
}
