import { isStatusTitle } from '../../../shared/domain/fields.ts';
import pc from 'picocolors';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { SheetMapping } from '../../../shared/domain/mapping.ts';

/** One line a problem: where, what was found, what is wrong, what to do. */
export function problemLine(problem: Problem): string {
  const { sheet, row, column, severity, found, message, fix } = problem;
  const mark = severity === 'error' ? pc.red('error  ') : pc.yellow('warning');
  const where = row > 0 ? `${sheet}, row ${row}` : sheet;
  const cell = column === null ? '' : `, ${column}`;
  const from = problem.cell === undefined ? '' : ` (from "${clip(problem.cell)}")`;
  const seen = found === '' ? '' : ` ${pc.dim(`"${clip(found)}"${from}`)}`;
  return `${mark} ${where}${cell}:${seen} ${message} ${pc.cyan(fix)}`;
}

/** Lines of a summary by cause, most frequent first; each in the words of its first problem. */
export function causeLines(problems: readonly Problem[]): string[] {
  const causes = new Map<string, { problem: Problem; rows: number }>();
  for (const problem of problems) {
    const cause = causes.get(problem.code);
    if (cause) cause.rows += 1;
    else causes.set(problem.code, { problem, rows: 1 });
  }
  return [...causes.values()]
    .sort((a, b) => b.rows - a.rows)
    .map(
      ({ problem: { column, message, fix }, rows }) =>
        `${String(rows).padStart(5)} × ${column === null ? '' : `${column}: `}${message} ${pc.cyan(fix)}`,
    );
}

/** What each column was taken for. */
export function mappingLines(mappings: readonly SheetMapping[]): string[] {
  return mappings.flatMap(({ sheet, kind, reason, columns }) => [
    `${pc.bold(sheet)} ${kind === null ? pc.dim(`left out: ${reason}`) : pc.dim(`→ ${kind}`)}`,
    ...columns
      .filter(() => kind !== null)
      .map(
        ({ column, field, score, reason: why }) =>
          `  ${column.padEnd(24)} ${(field ?? 'skipped').padEnd(16)} ${pc.dim(`${Math.round(score * 100)} % ${why}`)}`,
      ),
  ]);
}

/** What a file holds that goes nowhere: sheets and columns, a line each sheet. */
export function leftOutLines(mappings: readonly SheetMapping[]): string[] {
  return mappings.flatMap(({ sheet, kind, reason, columns }) => {
    if (kind === null) return [`${sheet} is left out: ${reason}`];
    const skipped = columns.filter(
      ({ field, column }) => field === null && column !== '' && !isStatusTitle(column),
    );
    if (skipped.length === 0) return [];
    return [`${sheet}: skipped ${skipped.map(({ column }) => clip(column)).join(', ')}`];
  });
}

/** A cell on one line, however many it has. */
function clip(cell: string): string {
  const text = cell.replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
