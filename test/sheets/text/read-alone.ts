import { shownText } from '../../../shared/domain/source.ts';
import type { FileReading, ReadDecision } from '../../../shared/domain/reading.ts';
import type { ReadNote } from '../../../shared/domain/source.ts';
import { readText } from '../../../main/sheets/text/read-text.ts';

/** What the text reader tells of these bytes, without a worker. */
export function readAlone(bytes: Buffer, reading: FileReading = {}) {
  const rows: { number: number; cells: string[] }[] = [];
  const decisions: ReadDecision[] = [];
  const notes: ReadNote[] = [];
  readText('file.csv', bytes, reading, {
    sheet: () => {},
    row: ({ number, cells }) => void rows.push({ number, cells: cells.map(shownText) }),
    sheetEnd: () => {},
    progress: () => {},
    note: (note) => void notes.push(note),
    decide: (decision) => void decisions.push(decision),
  });
  return { rows, decisions, notes };
}
