import type { ValidRow } from '../../../shared/domain/row.ts';

/** What rows of the other sheets ask to be taken away, before anything live is looked at. */
export type Removals = {
  /** Rows that are not planned yet. */
  rows: ValidRow[];
};

export function noRemovals(): Removals {
  return { rows: [] };
}
