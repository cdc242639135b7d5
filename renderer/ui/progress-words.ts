import { countOf, formatShare, joined } from './format.ts';

type Progress = { file: string; stage: 'reading' | 'checking'; rows: number; share: number };

/**
 * `Reading rooms.xlsx: 12,000 rows, 42 %`; before anything is known of it, just what is waited for.
 *
 * @param names of the files; null where it is not known yet which they are
 */
export function progressWords(names: readonly string[] | null, progress: Progress | null): string {
  if (progress === null) return names === null ? 'Opening the job' : `Reading ${joined(names)}`;
  const { file, stage, rows, share } = progress;
  if (stage === 'checking') return `Checking ${countOf(rows, 'row')} of ${file}`;
  return `Reading ${file}: ${countOf(rows, 'row')}, ${formatShare(share)}`;
}
