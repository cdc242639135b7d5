import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LearnedRates } from '../engine/wire/limits.ts';
import { writePrivateFile } from '../support/private-file.ts';
import { makeFolder } from '../support/make-folder.ts';

const perSecond = z.number().positive().finite();
const learnedRates = z.object({
  account: perSecond.nullable(),
  families: z.record(z.string(), perSecond),
});

/**
 * What an earlier command learnt of an account's request rates. Null where there is nothing, or
 * nothing that can be read: rates are learnt again, so a damaged file is no reason to fail.
 *
 * @param accountKey whatever tells accounts apart; only its hash is stored
 */
export async function readLearnedRates(
  home: string,
  accountKey: string,
): Promise<LearnedRates | null> {
  try {
    return learnedRates.parse(JSON.parse(await readFile(fileOf(home, accountKey), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Remembers the rates for the next command; the file is there whole or not at all. Where the disk
 * refuses, they are learnt again.
 */
export async function writeLearnedRates(
  home: string,
  accountKey: string,
  rates: LearnedRates,
): Promise<void> {
  const file = fileOf(home, accountKey);
  try {
    await makeFolder(dirname(file), 0o700);
    await writePrivateFile(file, JSON.stringify(rates));
  } catch {
    // A run that is done must not fail over what only makes the next one faster.
  }
}

/** A file an account, so that two commands at once do not undo each other's. */
function fileOf(home: string, accountKey: string): string {
  const name = createHash('sha256').update(accountKey).digest('hex').slice(0, 24);
  return join(home, 'rates', `${name}.json`);
}
