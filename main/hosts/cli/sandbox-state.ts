import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { SavedSandbox } from '../../sandbox/sandbox.ts';
import { errorCode } from '../../support/error-code.ts';
import { withFileLock } from '../../support/file-lock.ts';
import { makeFolder } from '../../support/make-folder.ts';
import { writePrivateFile } from '../../support/private-file.ts';

/** The file in which a sandbox keeps what it holds, for this process alone. */
export type StateFile = {
  /** What an earlier sandbox left there; null where there is nothing yet. */
  saved: SavedSandbox | null;
  /** Puts it in place of what was there, whole or not at all. Rejects where it cannot be written. */
  keep(saved: SavedSandbox): Promise<void>;
};

/** Enough to tell the file from any other; what is in it is the sandbox's own. */
const shape = z.looseObject({
  objects: z.looseObject({ version: z.literal(1), units: z.array(z.unknown()) }),
  tokens: z.looseObject({ credentials: z.looseObject({ clientId: z.string() }) }),
});

/**
 * Works with a state file that no other sandbox uses at the same time; the lock beside it dies with
 * the process. The failure is a sentence; what the work throws is thrown on.
 */
export async function withStateFile<T>(
  path: string,
  work: (file: StateFile) => Promise<T>,
): Promise<Result<T, string>> {
  const full = resolve(path);
  let begun = false;
  try {
    await makeFolder(dirname(full));
    return await withFileLock(`${full}.lock`, async () => {
      const saved = await readState(full, path);
      if (!saved.ok) return saved;
      await dropHalfWritten(full);
      begun = true;
      return ok(
        await work({
          saved: saved.value,
          keep: (state) => writePrivateFile(full, JSON.stringify(state)),
        }),
      );
    });
  } catch (error) {
    if (begun) throw error;
    const code = errorCode(error);
    return fail(
      code === undefined && error instanceof Error
        ? error.message
        : `${path} cannot be used (${code ?? 'unknown'}); name another file with --state.`,
    );
  }
}

async function readState(full: string, path: string): Promise<Result<SavedSandbox | null, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(full, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok(null);
    if (!(error instanceof SyntaxError)) throw error;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by a sandbox, whole or not at all
  if (shape.safeParse(json).success) return ok(json as SavedSandbox);
  return fail(
    `${path} is not the state of a sandbox; name another file, or one that is not there yet.`,
  );
}

/** What a killed sandbox was writing; it was never in place, so nobody was answered by it. */
async function dropHalfWritten(full: string): Promise<void> {
  const begins = `.${basename(full)}.`;
  for (const name of await readdir(dirname(full))) {
    if (!name.startsWith(begins) || !name.endsWith('.tmp')) continue;
    await rm(join(dirname(full), name), { force: true });
  }
}
