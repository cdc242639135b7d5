import { basename } from 'node:path';
import type { EventPayload } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** Pushed at most this often, so that a fast disk does not drown the window. */
const PUSH_EVERY_MS = 100;

const STOPPED = Symbol('the work with files was stopped');

/** Reading, mapping and checking of files, which tells how far it is and can be stopped. */
export type FileWork = {
  /** As the ports they are made of; where the work is stopped they reject with what `stoppedWork` knows. */
  ports: Pick<AppPorts, 'readSource' | 'inTurns'>;
  /** Stops all there is at once. */
  stop(): void;
};

export function createFileWork(
  ports: Pick<AppPorts, 'readSource' | 'inTurns' | 'emit' | 'clock'>,
): FileWork {
  const open = new Set<AbortController>();
  const stoppable = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const control = new AbortController();
    open.add(control);
    try {
      return await work(control.signal);
    } finally {
      open.delete(control);
    }
  };
  const tell = teller(ports);
  return {
    ports: {
      readSource: (path, _, reading) =>
        stoppable(async (signal) => {
          const file = basename(path);
          const source = await ports.readSource(path, signal, reading, ({ rows, share }) =>
            tell({ file, stage: 'reading', rows, share }, false),
          );
          if (source.ok) {
            const rows = source.value.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
            tell({ file, stage: 'checking', rows, share: 1 }, true);
          }
          return source;
        }),
      inTurns: (work) => stoppable((signal) => ports.inTurns(work, signal)),
    },
    stop() {
      for (const control of open) control.abort(STOPPED);
    },
  };
}

/** The end of a call whose work with files was stopped; undefined for anything else that was thrown. */
export function stoppedWork(thrown: unknown): CallError | undefined {
  return thrown === STOPPED
    ? callError('stopped', 'The work with the files was stopped, and nothing was sent.')
    : undefined;
}

function teller({ clock, emit }: Pick<AppPorts, 'clock' | 'emit'>) {
  let pushedAt = -Infinity;
  return (told: EventPayload<'files.progress'>, isLast: boolean): void => {
    const now = clock.ticks();
    if (!isLast && now - pushedAt < PUSH_EVERY_MS) return;
    pushedAt = now;
    emit('files.progress', told);
  };
}
