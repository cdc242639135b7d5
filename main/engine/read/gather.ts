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
export async function askAll<T>(
  askPage: (page: { page?: string }) => Promise<Result<Page<T>, ReadStop>>,
  keyOf: (item: T) => string,
): Promise<Result<T[], ReadStop>> {
  const items = new Map<string, T>();
  const tokens = new Set<string>();
  let page: { page?: string } | null = {};
  while (page !== null) {
    const answer: Result<Page<T>, ReadStop> = await askPage(page);
    if (!answer.ok) return answer;
    const { next } = answer.value;
    for (const item of answer.value.items) items.set(keyOf(item), item);
    page = next === null || tokens.has(next) ? null : { page: next };
    if (next !== null) tokens.add(next);
  }
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

/** The account may not see it: scopes are granted apart from each other, and features exist in few countries. */
export function isOutOfReach({ result }: ReadStop): boolean {
  return (
    (result.kind === 'refused' && ['no-access', 'not-found'].includes(result.failure.code)) ||
    result.kind === 'credentials'
  );
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
): Promise<Result<{ item: T; value: R }[], ReadStop>> {
  const results: { at: number; item: T; value: R }[] = [];
  const queue = items.entries();
  let stop: ReadStop | null = null;
  async function work(): Promise<void> {
    for (const [at, item] of queue) {
      const result = await read(item);
      if (!result.ok) stop ??= result.error;
      if (!result.ok || stop !== null) return;
      results.push({ at, item, value: result.value });
      progress(results.length);
    }
  }
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, items.length) }, work));
  if (stop !== null) return fail(stop);
  const ordered = results.toSorted((a, b) => a.at - b.at);
  return ok(ordered.map(({ item, value }) => ({ item, value })));
}
