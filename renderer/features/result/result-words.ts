import type { OutcomeCounts } from '../../../shared/domain/job.ts';
import { OUTCOMES } from '../../../shared/domain/kinds.ts';
import { formatCount } from '../../ui/format.ts';
import type { Status } from '../../ui/status-mark.tsx';

/** `Of 2,310 rows 2,204 are done, 90 unchanged, 12 failed, 4 unknown.` */
export function resultSentence(counts: OutcomeCounts): string {
  const all = OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  const parts = OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    return count > 0 ? [`${formatCount(count)} ${outcome}`] : [];
  });
  if (parts.length === 0) return 'There are no rows.';
  if (all === 1) return `The one row is ${parts[0]?.slice(2)}.`;
  return `Of ${formatCount(all)} rows: ${parts.join(', ')}.`;
}

/** The sign of the whole: the worst that came of it. */
export function resultMark(
  counts: OutcomeCounts,
  stopped: boolean,
): { status: Status; word: string } {
  if ((counts.unknown ?? 0) > 0) return { status: 'unknown', word: 'Some outcomes are unknown' };
  if (stopped) return { status: 'paused', word: 'Not finished' };
  if ((counts.failed ?? 0) > 0) return { status: 'bad', word: 'Finished with failures' };
  if ((counts.skipped ?? 0) > 0) {
    return { status: 'attention', word: 'Finished, some rows left out' };
  }
  return { status: 'good', word: 'Finished, every row is live' };
}

/** A name for the results workbook, after the first source: `hotel-messy results.xlsx`. */
export function resultsName(sources: readonly string[]): string {
  const base = (sources[0] ?? 'bellhop').replace(/[.][^.]{1,5}$/, '');
  return `${base} results.xlsx`;
}
