import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { callError } from '../../app/call-errors.ts';
import { copyExport } from '../../app/copy-export.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { SandboxOptions } from '../../sandbox/sandbox.ts';
import { readSource } from '../../sheets/read-source.ts';
import type { StateFile } from './sandbox-state.ts';

/** What a sandbox begins with, and in sentences what the person should know of it. */
export type Beginning = { options: Pick<SandboxOptions, 'state' | 'copy'>; notes: string[] };

export type BeginningFlags = {
  from?: string;
  propertyName?: string;
  rooms?: number;
  seed?: number;
  state?: string;
};

/** What an earlier sandbox left, else an export, else nothing of its own. */
export async function beginning(
  flags: BeginningFlags,
  file: StateFile | null,
): Promise<Result<Beginning, CallError>> {
  const { from, propertyName = null } = flags;
  if (file?.saved) {
    const unused = (['from', 'rooms', 'seed'] as const).filter((name) => flags[name] !== undefined);
    const words = unused.map((name) => `--${name}`).join(' and ');
    const notes =
      unused.length === 0
        ? []
        : [`${flags.state} goes on as it was left; ${words} counts only for a new one.`];
    return ok({ options: { state: file.saved }, notes });
  }
  if (from === undefined) {
    return propertyName === null
      ? ok({ options: {}, notes: [] })
      : fail(
          callError(
            'usage',
            '--property-name names the property of an export; give that with --from.',
          ),
        );
  }
  const paths = await filesOf(from);
  if (!paths.ok) return paths;
  const copied = await copyExport({ readSource }, { name: from, paths: paths.value, propertyName });
  if (!copied.ok) return copied;
  const { copy, notes } = copied.value;
  return ok({ options: { copy }, notes });
}

/** The workbook itself, or the CSV files of a folder. */
async function filesOf(from: string): Promise<Result<string[], CallError>> {
  // A file that is not there is told by whoever reads it.
  const isFolder = await stat(from)
    .then((found) => found.isDirectory())
    .catch(() => false);
  if (!isFolder) return ok([from]);
  const names = (await readdir(from)).filter((name) => /\.csv$/iu.test(name));
  return names.length > 0
    ? ok(names.toSorted().map((name) => join(from, name)))
    : fail(
        callError(
          'unreadable-file',
          `${from} holds no CSV file; give the folder or the workbook that bellhop export wrote.`,
        ),
      );
}
