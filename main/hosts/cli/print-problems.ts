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

/** Lines of a summary by cause, most frequent first; none where every line above has a cause of its own. */
export function causeLines(problems: readonly Problem[]): string[] {
  const causes = new Map<string, Problem[]>();
  for (const problem of problems) {
    const cause = causes.get(problem.code);
    if (cause) cause.push(problem);
    else causes.set(problem.code, [problem]);
  }
  if (causes.size === problems.length) return [];
  return [...causes.values()].sort((a, b) => b.length - a.length).map(causeLine);
}

const NAMED = 3;
const BY_CONSENT = 'take every such repair with --repair.';

/** What all of a cause have in common; words that hold a value of one row are told as those of that row. */
function causeLine(cause: readonly Problem[]): string {
  const [first] = cause;
  if (!first) return '';
  const columns = [...new Set(cause.flatMap(({ column }) => column ?? []))];
  const more = columns.length > NAMED ? ` and ${columns.length - NAMED} more` : '';
  const where = columns.slice(0, NAMED).join(', ') + more;
  const isSame = cause.every(({ message }) => message === first.message);
  const at = isSame ? [] : [first.row > 0 ? `such as row ${first.row}` : 'the first of them'];
  const place = [where, ...at].filter(Boolean).join(', ');
  const fix = cause.every((one) => one.fix === first.fix)
    ? first.fix
    : cause.every((one) => one.fix.endsWith(BY_CONSENT))
      ? `${BY_CONSENT.charAt(0).toUpperCase()}${BY_CONSENT.slice(1)}`
      : '';
  const line = `${String(cause.length).padStart(5)} × ${place === '' ? '' : `${place}: `}${first.message}`;
  return fix === '' ? line : `${line} ${pc.cyan(fix)}`;
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
