import type { ReadDecision } from '../../../shared/domain/reading.ts';
import type { Status } from '../../ui/status-mark.tsx';

/** What each setting is called where it stands above its value. */
export const SETTING_TITLES: Record<ReadDecision['what'], string> = {
  encoding: 'Encoding',
  delimiter: 'Columns are parted by',
  use: 'This sheet is',
  headerRow: 'The header begins in',
  headerRows: 'The header takes',
  lastRow: 'The table ends with',
  hiddenRows: 'Hidden rows are',
  hiddenColumns: 'Hidden columns are',
};

/** Settings that any row of the sheet may be chosen for. */
export function isRow(what: ReadDecision['what']): what is 'headerRow' | 'lastRow' {
  return what === 'headerRow' || what === 'lastRow';
}

/** How far a decision can be relied on, as a sign and a word. */
export function sureOf(decision: Pick<ReadDecision, 'chosen' | 'sure'>): {
  status: Status;
  word: string;
} {
  if (decision.chosen) return { status: 'good', word: 'You decided' };
  return decision.sure
    ? { status: 'good', word: 'Found' }
    : { status: 'attention', word: 'Please look' };
}

/** `Encoding: Windows-1252.` */
export function decisionSentence(what: ReadDecision['what'], shown: string): string {
  return `${SETTING_TITLES[what]} ${shown}.`;
}
