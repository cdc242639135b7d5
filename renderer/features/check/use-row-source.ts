import { useEffect, useMemo } from 'react';
import { askHost } from '../../client/queries.ts';
import { useHost } from '../../client/host-context.tsx';
import { createRowSource } from '../../ui/grid/row-source.ts';
import type { RowSource } from '../../ui/grid/row-source.ts';
import { gridRowOf } from './grid-row-of.ts';
import type { DraftSheet } from './grid-row-of.ts';
import { pageInput } from './row-filter.ts';
import type { RowFilter } from './row-filter.ts';

/**
 * The rows of a sheet under a filter; read again whenever the job changed, here or
 * elsewhere.
 *
 * @param sheet another object only where its columns are others
 */
export function useRowSource(job: string, sheet: DraftSheet, filter: RowFilter): RowSource {
  const host = useHost();
  const { only, code, text } = filter;
  const source = useMemo(
    () =>
      createRowSource(async (offset, limit) => {
        const input = pageInput(job, sheet.sheet, { only, code, text }, offset, limit);
        const { total, items } = await askHost(host, 'rows.page', input);
        return { total, items: items.map((row) => gridRowOf(row, sheet)) };
      }),
    [host, job, sheet, only, code, text],
  );
  useEffect(
    () =>
      host.on('job.changed', (changed) => {
        if (changed.job === job) source.refresh();
      }),
    [host, job, source],
  );
  return source;
}
