import type { ValidRow } from '../../../shared/domain/row.ts';

/** What rows ask for about calling rules, inbound calling and external users. */
export type CallingWishes = {
  /** Rows that are not planned yet. */
  rows: ValidRow[];
};

export function noCallingWishes(): CallingWishes {
  return { rows: [] };
}
