import { appendFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { errorForLog } from './error-for-log.ts';
import { makeFolder } from './make-folder.ts';
import { mask } from './mask.ts';

export type Log = pino.Logger & {
  /** Resolves when every line so far is in the file, or cannot get there. */
  flushed(): Promise<void>;
};

/**
 * A log for support: JSON lines in `<home>/logs/bellhop.log`, masked, readable by its owner alone.
 * Nothing is made before the first line. Writing never holds up the program and never fails it:
 * where the disk refuses, lines are lost and the run goes on. At `maxBytes` the file becomes
 * `bellhop.1.log`, in the place of the one before.
 */
export function createLog(home: string, options: { maxBytes?: number } = {}): Log {
  const sink = fileSink(join(home, 'logs'), options.maxBytes ?? 5_000_000);
  const stream = {
    write: (line: string) => sink.write(`${JSON.stringify(mask(JSON.parse(line)))}\n`),
  };
  const log = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorForLog },
    },
    stream,
  );
  return Object.assign(log, { flushed: () => sink.flushed() });
}

function fileSink(
  folder: string,
  maxBytes: number,
): { write(line: string): void; flushed(): Promise<void> } {
  const path = join(folder, 'bellhop.log');
  let waiting = '';
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    while (waiting !== '') {
      const text = waiting;
      waiting = '';
      await append(folder, path, text, maxBytes).catch(() => undefined);
    }
    running = null;
  };

  return {
    write: (line) => {
      waiting += line;
      running ??= drain();
    },
    flushed: () => running ?? Promise.resolve(),
  };
}

async function append(folder: string, path: string, text: string, maxBytes: number): Promise<void> {
  await makeFolder(folder, 0o700);
  await appendFile(path, text, { mode: 0o600 });
  if ((await stat(path)).size >= maxBytes) await rename(path, join(folder, 'bellhop.1.log'));
}
