import type { FileReading, ReadDecision } from '../../shared/domain/reading.ts';
import type { ReadNote, SourceFailure, SourceRow } from '../../shared/domain/source.ts';
import type { SheetEnd } from './sheet-events.ts';

/** The first and only message to the worker. */
export type ReadTask = {
  path: string;
  reading: FileReading;
  /** One number: how many messages with rows the other thread has taken over. */
  taken: SharedArrayBuffer;
};

/** What the worker tells; rows travel as JSON text, which crosses threads faster than objects. */
export type ReadMessage =
  | { type: 'sheet'; name: string; visible: boolean }
  | { type: 'rows'; json: string }
  | { type: 'progress'; share: number }
  | { type: 'sheetEnd'; end: SheetEnd }
  | { type: 'note'; note: ReadNote }
  | { type: 'decision'; decision: ReadDecision }
  | { type: 'done'; sha256: string; bytes: number }
  | { type: 'refused'; failure: SourceFailure };

/** The rows of a message. */
export function rowsOf(json: string): SourceRow[] {
  const rows: SourceRow[] = JSON.parse(json);
  return rows;
}
