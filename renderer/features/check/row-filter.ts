import type { CallInput } from '../../../shared/contract/contract.ts';

export const ONLY = ['all', 'errors', 'warnings', 'edited'] as const;
export type Only = (typeof ONLY)[number];

/** Which rows of a sheet are in the view. */
export type RowFilter = { only: Only; code: string | null; text: string };

export const EVERYTHING: RowFilter = { only: 'all', code: null, text: '' };

export function isFiltered(filter: RowFilter): boolean {
  return filter.only !== 'all' || filter.code !== null || filter.text !== '';
}

/** The question for a part of a sheet's rows. */
export function pageInput(
  job: string,
  sheet: string,
  filter: RowFilter,
  offset: number,
  limit: number,
): CallInput<'rows.page'> {
  return { job, filter: { ...filter, sheet }, offset, limit };
}
