import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import { useHost } from './host-context.tsx';
import { pagesOf } from './page-range.ts';
import { askHost } from './queries.ts';

type PagedCall = 'plan.steps' | 'jobs.report';

const PAGE_ROWS = 100;
/** Pages out of sight are forgotten, so that a hundred thousand rows stay small. */
const KEEP_MS = 20_000;

/**
 * A long list behind a call with `offset` and `limit`: asks for the pages in sight only.
 * The first page is always held, since it tells how long the list is.
 */
export function usePages<K extends PagedCall>(
  name: K,
  input: Omit<CallInput<K>, 'offset' | 'limit'>,
  options: { enabled?: boolean; refetchInterval?: number | false } = {},
) {
  const host = useHost();
  const list = JSON.stringify(input);
  const [shown, setShown] = useState({ list, pages: [0] });
  const inSight = shown.list === list ? shown.pages : [0];
  const pages = inSight[0] === 0 ? inSight : [0, ...inSight];

  const answers = useQueries({
    queries: pages.map((page) => {
      const asked = { ...input, offset: page * PAGE_ROWS, limit: PAGE_ROWS } as CallInput<K>;
      return {
        queryKey: [name, asked],
        queryFn: () => askHost(host, name, asked),
        gcTime: KEEP_MS,
        ...options,
      };
    }),
  });
  const values = answers.map((answer) => answer.data);

  const onRange = useCallback(
    (first: number, last: number) => {
      const next = pagesOf(first, last, PAGE_ROWS);
      setShown((before) =>
        before.list === list && before.pages.join() === next.join()
          ? before
          : { list, pages: next },
      );
    },
    [list],
  );
  return {
    /** The first page, with whatever the call tells beside its items. */
    head: values[0],
    total: values[0]?.total,
    error: (answers.find((answer) => answer.error !== null)?.error ?? null) as CallError | null,
    /** Undefined while its page is not there yet. */
    at(index: number): CallOutput<K>['items'][number] | undefined {
      const page = pages.indexOf(Math.floor(index / PAGE_ROWS));
      return values[page]?.items[index % PAGE_ROWS];
    },
    onRange,
    /** Names the list: a table of another list begins at its top. */
    list,
  };
}
