import type { ValidRow } from '../../../shared/domain/row.ts';
import type { ProblemSink, RowProblem } from './row-problem.ts';
import { asksForNothing, editOf } from './wishes.ts';

/**
 * Rows of an export that were copied in the spreadsheet carry the id of their original. An edited one
 * could be the original or the copy, so it is an error; untouched ones ask for nothing anyway.
 */
export function copiedRows(rows: readonly ValidRow[], sink: ProblemSink): RowProblem[] {
  const holders = new Map<string, ValidRow[]>();
  for (const row of rows) {
    if (row.data.remoteId === undefined) continue;
    const key = JSON.stringify([row.data.kind, row.data.remoteId]);
    const held = holders.get(key);
    if (held) held.push(row);
    else holders.set(key, [row]);
  }
  for (const alike of holders.values()) {
    if (alike.length < 2) continue;
    for (const row of alike) {
      if (!editOf(row) || asksForNothing(row)) continue;
      const other = alike.find((each) => each !== row);
      sink.add(row, {
        code: 'row.copied',
        field: 'bellhopId',
        found: '',
        message: `The row carries the same Bellhop ID as row ${other?.row ?? 0} of ${other?.sheet ?? row.sheet}, so it cannot be told which one is the copy.`,
        fix: 'Empty the hidden cells Bellhop ID and Bellhop baseline of the copied row.',
      });
    }
  }
  return [...sink.found];
}
