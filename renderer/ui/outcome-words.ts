import type { Outcome } from '../../shared/domain/kinds.ts';
import type { Status } from './status-mark.tsx';

/** What became of a row or a step, in a word, with the tone that repeats it. */
export const OUTCOME_WORDS: Record<Outcome, { word: string; status: Status }> = {
  done: { word: 'Done', status: 'good' },
  unchanged: { word: 'Unchanged', status: 'idle' },
  failed: { word: 'Failed', status: 'bad' },
  unknown: { word: 'Unknown', status: 'unknown' },
  skipped: { word: 'Skipped', status: 'attention' },
};
