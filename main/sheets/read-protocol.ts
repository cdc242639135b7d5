import type { ReadNote, SourceFailure, SourceRow } from '../../shared/domain/source.ts';
import type { SheetEnd } from './sheet-events.ts';
import type { TextChoices } from './text/read-text.ts';

/** Handed to the worker when it starts. */
export type ReadTask = { path: string; choices: TextChoices };

/** What the worker tells; rows travel as JSON text, which crosses threads faster than objects. */
export type ReadMessage =
  | { type: 'sheet'; name: string; visible: boolean }
  | { type: 'rows'; json: string }
  | { type: 'sheetEnd'; end: SheetEnd }
  | { type: 'note'; note: ReadNote }
  | { type: 'done'; sha256: string; bytes: number }
  | { type: 'refused'; failure: SourceFailure };

/** The rows of a message. */
export function rowsOf(json: string): SourceRow[] {
  const rows: SourceRow[] = JSON.parse(json);
  return rows;
}
