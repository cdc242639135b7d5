import type { BatchItem, BatchReply } from '../../shared/domain/operations.ts';
import { asStatus, unreadable, value } from './entry.ts';
import type { Explain, Reading, Reply } from './entry.ts';
import { isObject, objectOf, statusOf, textIn, textOf } from './json.ts';
import type { JsonObject } from './json.ts';

/** How the items of one kind of batch are read. */
export type BatchUse<T> = {
  /** What an item that succeeded holds; undefined where its id is missing. */
  value(entry: JsonObject): T | undefined;
  /** An item status that is success too, with its value. */
  also?: { status: number; value: T };
};

/**
 * A batch reply of any status: items are matched by id, compared as text, never by place.
 * Items that are missing, come twice, or lack their id stay absent: unknown. Errors without an item
 * id speak of the whole request.
 */
export function readBatch<T>(
  reply: Reply,
  itemIds: readonly number[],
  explain: Explain,
  use: BatchUse<T>,
): Reading<BatchReply<T>> {
  if (reply.success && !isObject(reply.json)) return unreadable('no JSON object');
  const body = objectOf(reply.json);
  const successes = entriesIn(body, 'results', 'successfulResults');
  const errors = entriesIn(body, 'errors');
  // Not processed, whatever it lists: only the pace is wrong.
  if (reply.status === 429 && successes.length === 0) return asStatus;

  const known = new Map(itemIds.map((id) => [String(id), id]));
  const seen = new Set<number>();
  const twice = new Set<number>();
  const items: BatchReply<T> = new Map();
  const add = (entry: JsonObject, item: BatchItem<T> | null): void => {
    const id = known.get(textOf(entry.itemId) ?? '');
    if (id === undefined) return;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
    if (item) items.set(id, item);
  };
  for (const entry of successes) {
    const read = use.value(entry);
    add(entry, read === undefined ? null : { ok: true, value: read });
  }
  for (const entry of errors) add(entry, itemFailure(entry, explain, use));
  for (const id of twice) items.delete(id);

  if (seen.size > 0) return value(items);
  const whole = errors.find((entry) => textOf(entry.itemId) === null);
  const status = whole ? errorStatus(whole) : null;
  const only = itemIds.length === 1 ? itemIds[0] : undefined;
  if (use.also && only !== undefined && (status ?? reply.status) === use.also.status) {
    return value(new Map([[only, { ok: true, value: use.also.value }]]));
  }
  if (!reply.success) return asStatus;
  if (whole && status !== null && status >= 400) {
    return { kind: 'as-status', status, text: errorText(whole) };
  }
  return value(items);
}

function entriesIn(body: JsonObject, ...names: string[]): JsonObject[] {
  return names.flatMap((name) => {
    const list = body[name];
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
}

function itemFailure<T>(entry: JsonObject, explain: Explain, use: BatchUse<T>): BatchItem<T> {
  const status = errorStatus(entry);
  if (use.also && status === use.also.status) return { ok: true, value: use.also.value };
  return { ok: false, failure: explain(status, errorText(entry)) };
}

const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['INVALID_PARAM', 400],
  ['FORBIDDEN', 403],
  ['INTERNAL_ERROR', 500],
]);

/** The status decides, since codes repeat over statuses; the code helps where it is missing. */
function errorStatus(entry: JsonObject): number | null {
  const status = statusOf(entry.status);
  if (status !== null) return status;
  return STATUS_OF_CODE.get(textIn(entry, 'errorCode') ?? '') ?? null;
}

/** For logs, and to tell a limit from missing rights. */
export function errorText(entry: JsonObject): string {
  return [textIn(entry, 'errorCode', 'code'), textIn(entry, 'errorDescription', 'message')]
    .filter((part) => part !== null)
    .join(': ');
}
