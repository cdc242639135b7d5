import type { PlannedRow, Step } from '../../../shared/domain/plan.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import type { RoomOfRow } from './row-room.ts';
import type { RowProblem } from './row-problem.ts';

/** One line for every input row, in their order: what it asks for and which steps serve it. */
export function planRows(
  rows: readonly CheckedRow[],
  steps: readonly Step[],
  errors: readonly RowProblem[],
  roomOf: RoomOfRow,
): PlannedRow[] {
  const stepsOf = new Map<string, Step[]>();
  for (const step of steps) {
    for (const key of step.rows) {
      const held = stepsOf.get(key);
      if (held) held.push(step);
      else stepsOf.set(key, [step]);
    }
  }
  const errorsOf = new Map<string, string[]>();
  for (const { row, problem } of errors) {
    const held = errorsOf.get(row.key) ?? [];
    held.push(problem.message);
    errorsOf.set(row.key, held);
  }
  return rows.map((row): PlannedRow => {
    const place = { key: row.key, sheet: row.sheet, row: row.row, cells: row.cells };
    const found = errorsOf.get(row.key);
    if (row.state === 'invalid' || found) {
      const known =
        row.state === 'invalid'
          ? row.problems.filter(({ severity }) => severity === 'error').map((p) => p.message)
          : [];
      const reason = [...known, ...(found ?? [])].join(' ');
      return { ...place, state: 'invalid', data: null, steps: [], reason };
    }
    if (row.data.action === 'skip') {
      const reason = 'Left out, as its Action says skip.';
      return { ...place, state: 'left-out', data: row.data, steps: [], reason };
    }
    const own = stepsOf.get(row.key) ?? [];
    const reason =
      own.length > 0
        ? ''
        : row.data.baseline
          ? 'It asks for nothing that differs from the export.'
          : 'It asks for nothing.';
    const room = own.length > 0 ? roomOf(row.data, own) : null;
    const ids = own.map(({ id }) => id);
    return { ...place, state: 'valid', data: row.data, steps: ids, room, reason };
  });
}
