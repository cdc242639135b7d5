import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { accountInfo } from '../../shared/domain/settings.ts';
import { errorCode } from '../support/error-code.ts';
import { writePrivateFile } from '../support/private-file.ts';
import { ensureDataFolder } from './data-folder.ts';

const storedAccount = accountInfo.extend({
  colour: z.string(),
  propertyName: z.string().nullable(),
  /** Where its secret lies: `os:…`, `file:…` or `sandbox:…`. */
  secret: z.string().regex(/^(os|file|sandbox):/),
});
/** What is kept of an account; no secret is in it. */
export type StoredAccount = z.infer<typeof storedAccount>;

const accountFile = z.object({
  version: z.literal(1),
  /** Name of the account that new jobs use. */
  current: z.string().nullable(),
  accounts: z.array(storedAccount),
});
export type AccountFile = z.infer<typeof accountFile>;

/** All accounts of this machine, which every host shares; none where the file is missing. */
export async function readAccountFile(home: string): Promise<Result<AccountFile, string>> {
  const path = fileOf(home);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return ok({ version: 1, current: null, accounts: [] });
    }
    return fail(`The file of accounts ${path} cannot be read; give yourself the right to it.`);
  }
  try {
    return ok(accountFile.parse(JSON.parse(text)));
  } catch {
    return fail(
      `The file of accounts ${path} is damaged or of a newer Bellhop; update Bellhop, or remove the file and add the accounts again.`,
    );
  }
}

/** Puts the file in the place of the one before, whole or not at all, readable by its owner alone. */
export async function writeAccountFile(
  home: string,
  content: AccountFile,
): Promise<Result<null, string>> {
  const folder = await ensureDataFolder(home);
  if (!folder.ok) return fail(folder.error.message);
  try {
    await writePrivateFile(fileOf(home), `${JSON.stringify(content, null, 2)}\n`);
    return ok(null);
  } catch {
    return fail(
      `The file of accounts ${fileOf(home)} cannot be written; check the disk and your rights to it.`,
    );
  }
}

function fileOf(home: string): string {
  return join(home, 'accounts.json');
}
