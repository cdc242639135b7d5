import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../support/error-code.ts';
import { writePrivateFile } from '../support/private-file.ts';
import { ensureDataFolder } from './data-folder.ts';
import type { SecretStore } from './secret-store.ts';

const content = z.object({
  version: z.literal(1),
  secrets: z.record(
    z.string(),
    z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      refreshToken: z.string().nullable(),
    }),
  ),
});
type Content = z.infer<typeof content>;

/** Where the file of secrets lies. */
export function secretFilePath(home: string): string {
  return join(home, 'secrets.json');
}

/**
 * Secrets in `<home>/secrets.json`, which its owner alone can read: for hosts without a store of the
 * system. It is changed under the lock of the account book, so one change at a time.
 */
export function secretFile(home: string): SecretStore {
  const path = secretFilePath(home);

  const read = async (): Promise<Content> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { version: 1, secrets: {} };
      throw unusable(path, error);
    }
    try {
      return content.parse(JSON.parse(text));
    } catch {
      // No cause: an error of parsing may quote what it read.
      throw unusable(path);
    }
  };

  return {
    kind: 'file',
    put: async (ref, secrets) => {
      const now = await read();
      const folder = await ensureDataFolder(home);
      if (!folder.ok) throw new Error(folder.error.message);
      await write(path, { ...now, secrets: { ...now.secrets, [ref]: secrets } });
    },
    get: async (ref) => {
      const { secrets } = await read();
      return Object.hasOwn(secrets, ref) ? (secrets[ref] ?? null) : null;
    },
    remove: async (ref) => {
      const now = await read();
      if (!Object.hasOwn(now.secrets, ref)) return;
      const { [ref]: _gone, ...secrets } = now.secrets;
      await write(path, { ...now, secrets });
    },
  };
}

async function write(path: string, secrets: Content): Promise<void> {
  try {
    await writePrivateFile(path, `${JSON.stringify(secrets)}\n`);
  } catch (error) {
    throw unusable(path, error);
  }
}

function unusable(path: string, cause?: unknown): Error {
  return new Error(
    `The file of secrets ${path} cannot be used; give yourself the right to it, or remove it and add the accounts again.`,
    { cause },
  );
}
