import { basename } from 'node:path';
import type { FileReading, ReadDecision } from '../../shared/domain/reading.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type {
  ReadNote,
  ReadProgress,
  SheetPreview,
  Source,
  SourceFailure,
  SourceSheet,
} from '../../shared/domain/source.ts';
import { assembleSheet } from './assemble-sheet.ts';
import type { SheetParts } from './assemble-sheet.ts';
import type { Tell } from './sheet-events.ts';
import { errorCode } from '../support/error-code.ts';
import { tooManyRows } from './count-cells.ts';
import { LIMITS } from './limits.ts';
import { rowsOf } from './read-protocol.ts';
import type { ReadMessage, ReadTask } from './read-protocol.ts';
import { readersAhead, startReader } from './reader-thread.ts';
import type { StartReader } from './reader-thread.ts';
import { sheetReadingOf } from './sheet-reading.ts';

export type ReadSource = (
  path: string,
  signal?: AbortSignal,
  reading?: FileReading,
  hear?: (progress: ReadProgress) => void,
) => Promise<Result<Source, SourceFailure>>;

/**
 * Reads a spreadsheet, deciding by its content and not by its name. Parsing runs in a worker
 * thread, so the caller's thread stays free; a file that cannot be read is a failure with a sentence.
 *
 * @param signal ends the reading; the promise then rejects with the signal's reason
 * @param reading what a person decided about how the file is read
 * @param hear told now and then how much of the file is read, 0 to 1, and the rows so far
 */
export const readSource: ReadSource = (path, signal, reading, hear) =>
  readWith(startReader, path, signal, reading, hear);

/** The same for programs that stay, with a thread kept ready until it is ended. */
export function sourceReader(): { read: ReadSource; end(): Promise<void> } {
  const { start, end } = readersAhead();
  const read: ReadSource = (path, signal, reading, hear) =>
    readWith(start, path, signal, reading, hear);
  return { read, end };
}

async function readWith(
  start: StartReader,
  path: string,
  signal: AbortSignal | undefined,
  reading: FileReading = {},
  hear?: (progress: ReadProgress) => void,
): Promise<Result<Source, SourceFailure>> {
  signal?.throwIfAborted();
  const name = basename(path);
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: ReadTask = { path, reading, taken: taken.buffer };
  const worker = start(task);
  const notes: ReadNote[] = [];
  const decisions: ReadDecision[] = [];
  const previews: SheetPreview[] = [];
  const tell: Tell = {
    note: (note) => void notes.push(note),
    decide: (decision) => void decisions.push(decision),
  };
  const sheets: SourceSheet[] = [];
  let parts: SheetParts | undefined;
  let rows = 0;
  const settled = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), {
        signal: settled.signal,
      });
      worker.on('error', (error) => {
        if (errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY') resolve(fail(tooLarge(name)));
        else reject(error);
      });
      worker.on('exit', () => reject(new Error(`The reader of ${name} ended without an answer.`)));
      worker.on('message', (message: ReadMessage) => {
        switch (message.type) {
          case 'sheet': {
            parts = { file: name, name: message.name, visible: message.visible, rows: [] };
            break;
          }
          case 'rows': {
            const arrived = rowsOf(message.json);
            for (const row of arrived) parts?.rows.push(row);
            rows += arrived.length;
            // In a turn of its own, or rows could keep this thread for as long as there are any.
            setImmediate(() => {
              Atomics.add(taken, 0, 1);
              Atomics.notify(taken, 0);
            });
            break;
          }
          case 'progress': {
            hear?.({ rows, share: message.share });
            break;
          }
          case 'sheetEnd': {
            if (!parts) break;
            const made = assembleSheet(parts, message.end, tell, (sheet) =>
              sheetReadingOf(reading, sheet),
            );
            sheets.push(...made.sheets);
            previews.push(...made.previews);
            break;
          }
          case 'note': {
            notes.push(message.note);
            break;
          }
          case 'decision': {
            decisions.push(message.decision);
            break;
          }
          case 'refused': {
            resolve(fail(message.failure));
            break;
          }
          case 'done': {
            const { sha256, bytes } = message;
            const failure = refuseSize(name, sheets, previews);
            resolve(
              failure
                ? fail(failure)
                : ok({ name, sha256, bytes, sheets, notes, decisions, previews }),
            );
            break;
          }
        }
      });
    });
  } finally {
    settled.abort();
    await worker.terminate();
  }
}

function refuseSize(
  name: string,
  sheets: readonly SourceSheet[],
  previews: readonly SheetPreview[],
): SourceFailure | undefined {
  if (sheets.length === 0 && previews.some(({ total }) => total > 0)) {
    const names = previews.map((sheet) => `"${sheet.name}"`).join(', ');
    const message = `No sheet of "${name}" is to be read; choose at least one of ${names}.`;
    return { code: 'empty', message };
  }
  if (sheets.every((sheet) => sheet.rows.length + sheet.headers.length === 0)) {
    const message = `"${name}" has no filled cell: choose a file with rows in it.`;
    return { code: 'empty', message };
  }
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return rows > LIMITS.rows ? { code: 'too-large', message: tooManyRows(name) } : undefined;
}

function tooLarge(name: string): SourceFailure {
  return {
    code: 'too-large',
    message: `"${name}" needs more memory than Bellhop gives to one file: split it into several files.`,
  };
}
