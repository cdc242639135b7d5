import type { InputOf, OperationName, OutputOf, Page } from '../../../shared/domain/operations.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Call, CallResult } from '../ports.ts';

/** Why reading ended before it was complete. Reading writes nothing, so it can simply be done again. */
export type ReadStop = {
  operation: OperationName;
  result: Exclude<CallResult<unknown>, { kind: 'ok' }>;
};

/** What every reading function is given. */
export type ReadContext = { call: Call; signal: AbortSignal };

type PagedName = 'units.list' | 'addressBooks.list' | 'contacts.list' | 'trunks.list' | PairList;
type PairList = 'associations.listByUnit' | 'associations.listByBook' | 'extensions.list';
type ItemOf<K extends PagedName> = OutputOf<K> extends Page<infer T> ? T : never;

/** One request, its expected end as a value. */
export async function ask<K extends OperationName>(
  { call, signal }: ReadContext,
  operation: K,
  input: InputOf<K>,
): Promise<Result<OutputOf<K>, ReadStop>> {
  const result = await call(operation, input, signal);
  return result.kind === 'ok' ? ok(result.value) : fail({ operation, result });
}

/**
 * All pages of a list, each item once. A page token that comes again ends the list, since the
 * service has several ways of saying that there is no more.
 */
export async function askAll<K extends PagedName>(
  context: ReadContext,
  operation: K,
  input: InputOf<K>,
  keyOf: (item: ItemOf<K>) => string,
): Promise<Result<ItemOf<K>[], ReadStop>> {
  const items = new Map<string, ItemOf<K>>();
  const tokens = new Set<string>();
  let page: string | null = null;
  do {
    const asked: Result<OutputOf<K>, ReadStop> = await ask(
      context,
      operation,
      page === null ? input : { ...input, page },
    );
    if (!asked.ok) return asked;
    const answer = asked.value as Page<ItemOf<K>>;
    for (const item of answer.items) items.set(keyOf(item), item);
    page = answer.next === null || tokens.has(answer.next) ? null : answer.next;
    if (page !== null) tokens.add(page);
  } while (page !== null);
  return ok([...items.values()]);
}

/** What was listed a moment ago may be gone by now: then it has nothing in it. */
export function emptyWhereGone<T>(result: Result<T[], ReadStop>): Result<T[], ReadStop> {
  return !result.ok && isGone(result.error) ? ok([]) : result;
}

/** The service says that the object does not exist. */
export function isGone({ result }: ReadStop): boolean {
  return result.kind === 'refused' && result.failure.code === 'not-found';
}

/** Requests that wait at the same time; the pace is kept by the call, not here. */
const IN_FLIGHT = 16;

/**
 * Reads one thing for every item, several at a time, and stops at the first that does not come.
 * Results are in the order of the items.
 */
export async function readEach<T, R>(
  items: readonly T[],
  read: (item: T) => Promise<Result<R, ReadStop>>,
  progress: (done: number) => void,
): Promise<Result<R[], ReadStop>> {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  let stop: ReadStop | null = null;
  async function work(): Promise<void> {
    while (stop === null && next < items.length) {
      const at = next++;
      const result = await read(items[at] as T);
      if (!result.ok) {
        stop ??= result.error;
        return;
      }
      results[at] = result.value;
      progress(++done);
    }
  }
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, items.length) }, work));
  return stop === null ? ok(results) : fail(stop);
}
