import {
  mkdir,
  open,
  chmod,
  copyFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../support/error-code.ts';
import { storeError } from './store-failure.ts';
import { makeFolder } from '../support/make-folder.ts';

/** Where things are within the folder of a job. */
export const databaseOf = (folder: string): string => join(folder, 'job.db');
export const lockOf = (folder: string): string => join(folder, 'lock.db');

/** Each copy lies in a numbered folder, so that it keeps its name even where two are called alike. */
export const sourceOf = (folder: string, name: string, position: number): string =>
  join(folder, 'sources', String(position + 1), name);

/** Unfinished and half-removed jobs carry these in front; no job's id begins with a dot. */
const NEW = '.new-';
const GONE = '.gone-';

/**
 * Makes the folder of a job completely or not at all: everything is written and on disk
 * under another name before the folder gets its own.
 *
 * @param fill writes the database into the folder it is given
 * @throws the errors of the file system
 */
export async function createJobFolder(
  jobs: string,
  id: string,
  sources: { name: string; path: string }[],
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await makeFolder(jobs, 0o700);
  const draft = join(jobs, NEW + id);
  await makeFolder(join(draft, 'sources'), 0o700);
  try {
    for (const [position, source] of sources.entries()) {
      const copy = sourceOf(draft, source.name, position);
      await mkdir(join(copy, '..'), { mode: 0o700 });
      await copySource(source.path, copy);
      await chmod(copy, 0o600);
      await toDisk(copy);
      await toDisk(join(copy, '..'));
    }
    // SQLite gives its side files the mode of the file that is there.
    await writeFile(databaseOf(draft), '', { mode: 0o600 });
    await writeFile(lockOf(draft), '', { mode: 0o600 });
    await fill(draft);
    await toDisk(join(draft, 'sources'));
    await toDisk(draft);
    await rename(draft, join(jobs, id));
    await toDisk(jobs);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** More than any file that can be read has; why it cannot, its reader says. */
const MOST_BYTES = 256 * 1024 * 1024;

async function copySource(from: string, to: string): Promise<void> {
  try {
    const found = await stat(from);
    // A pipe would be waited for, and a device or a huge file fill the disk.
    if (!found.isDirectory() && (!found.isFile() || found.size > MOST_BYTES)) {
      throw storeError('disk', `${from} is no file that Bellhop reads; choose another.`);
    }
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) === 'EISDIR') {
      throw storeError('disk', `${from} is a folder; choose the files in it.`);
    }
    if (errorCode(error) !== 'ENOENT') throw error;
    throw storeError('disk', `The file ${from} is no longer there; put it back and try again.`);
  }
}

/** Takes a job away in one moment, then its files. */
export async function removeJobFolder(jobs: string, id: string): Promise<void> {
  const gone = join(jobs, GONE + id);
  await rename(join(jobs, id), gone);
  await rm(gone, { recursive: true, force: true });
}

/** Clears what processes killed while creating or removing left; drafts only after a day, since one may be at work. */
export async function sweep(jobs: string, now: number): Promise<void> {
  for (const name of await readdir(jobs).catch(() => [])) {
    const path = join(jobs, name);
    const old = async (): Promise<boolean> => now - (await stat(path)).mtimeMs > 86_400_000;
    if (name.startsWith(GONE) || (name.startsWith(NEW) && (await old().catch(() => false)))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** Waits until a file, or the list of names in a folder, is on disk. Windows cannot do it for folders. */
async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return null;
    throw error;
  });
  try {
    await file?.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await file?.close();
  }
}
