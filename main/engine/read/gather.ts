import type { InputOf, OperationName, OutputOf, Page } from '../../../shared/domain/operations.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Call, CallResult } from '../ports.ts';
import type { Listing } from './listing.ts';
import { createListing, stoodStill } from './listing.ts';

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

/** Asks for one page of a list; without a token for the first. */
type AskPage<T> = (page: { page?: string }) => Promise<Result<Page<T>, ReadStop>>;

/**
 * All pages of a list, each item once. A page token that comes again ends the list, since the
 * service has several ways of saying that there is no more.
 */
export async function askAll<T>(
  askPage: AskPage<T>,
  keyOf: (item: T) => string,
): Promise<Result<T[], ReadStop>> {
  const read = await askListing(askPage, keyOf);
  return read.ok ? ok([...read.value.items.values()]) : read;
}

async function askListing<T>(
  askPage: AskPage<T>,
  keyOf: (item: T) => string,
): Promise<Result<Listing<T>, ReadStop>> {
  const { add, listing } = createListing(keyOf);
  for (let page: { page?: string } = {}; ;) {
    const answer: Result<Page<T>, ReadStop> = await askPage(page);
    if (!answer.ok) return answer;
    add(answer.value);
    const { next, goesRound } = listing();
    if (next === null || goesRound) return ok(listing());
    page = { page: next };
  }
}

/** Beyond that somebody is at work in the list so busily that nothing about it can be said. */
const MOST_READINGS = 10;

/**
 * As `askAll`, for lists that tell what there is to create: an entry missed would be made a second time. A
 * list of several pages is read again until nothing slipped through between two of them.
 */
export async function askSteady<T>(
  operation: OperationName,
  askPage: AskPage<T>,
  keyOf: (item: T) => string,
): Promise<Result<T[], ReadStop>> {
  let before = await askListing(askPage, keyOf);
  if (!before.ok) return before;
  for (let readings = 1; before.value.pages > 1; readings += 1) {
    if (readings === MOST_READINGS) return fail({ operation, result: MOVED });
    const now = await askListing(askPage, keyOf);
    if (!now.ok) return now;
    if (stoodStill(before.value, now.value)) return ok([...now.value.items.values()]);
    before = now;
  }
  return ok([...before.value.items.values()]);
}

const MOVED: ReadStop['result'] = {
  kind: 'refused',
  failure: {
    code: 'unreadable-reply',
    message: `A list changed at each of ${MOST_READINGS} readings, so entries of it may have been missed; try again when nobody else changes it.`,
  },
};

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
