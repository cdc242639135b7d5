import type { Deleted, Page } from '../../shared/domain/operations.ts';
import { asStatus, unreadable, value } from './entry.ts';
import type { Reading, Reply } from './entry.ts';
import { idIn, isObject, objectOf, textIn } from './json.ts';

/** Success without content: whatever the 2xx and whether or not a body comes along. */
export function readNothing(reply: Reply): Reading<null> {
  if (!reply.success) return asStatus;
  // A page of a proxy or a cut reply is no confirmation.
  if (reply.text.trim() !== '' && reply.json === undefined) return unreadable('no JSON');
  return value(null);
}

/**
 * Success of a DELETE. 404 in the service's own words is one too: what was to go is gone, be it by
 * an earlier request whose answer was lost.
 */
export function readDeleted(reply: Reply): Reading<Deleted> {
  if (reply.status === 404 && isFromService(reply)) return value({ found: false });
  const done = readNothing(reply);
  return done.kind === 'value' ? value({ found: true }) : done;
}

/** A success that gives the id of what was made. */
export function readId<K extends string>(
  reply: Reply,
  key: K,
  ...otherNames: string[]
): Reading<Record<K, string>> {
  return readObject(reply, (json) => {
    const id = idIn(objectOf(json), key, ...otherNames);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
    return id === null ? null : ({ [key]: id } as Record<K, string>);
  });
}

/** Success with one object; null from `read` where it lacks what makes it one. */
export function readObject<T>(reply: Reply, read: (json: unknown) => T | null): Reading<T> {
  if (!reply.success) return asStatus;
  const object = isObject(reply.json) ? read(reply.json) : null;
  return object === null ? unreadable('a member is missing') : value(object);
}

/**
 * As `readObject`, where 404 is an answer too. A web page in place of the service's JSON is none:
 * it means that the address is wrong, not that the object is gone.
 */
export function readObjectOrNull<T>(
  reply: Reply,
  read: (json: unknown) => T | null,
): Reading<T | null> {
  if (reply.status === 404 && isFromService(reply)) return value(null);
  return readObject(reply, read);
}

/** Not the web page of something in between. */
function isFromService(reply: Reply): boolean {
  return reply.text.trim() === '' || reply.json !== undefined;
}

/**
 * One page of a list. Entries are never dropped: one that cannot be read makes the page unreadable,
 * since a list that silently lacks one leads to duplicates.
 *
 * @param page token that was asked for; when it comes back, that is the end
 * @param readEntry null where the entry lacks what it needs
 * @param names further names that the list may go by
 */
export function readPage<T>(
  reply: Reply,
  page: string | undefined,
  readEntry: (entry: unknown) => T | null,
  names: readonly string[] = [],
): Reading<Page<T>> {
  if (!reply.success) return asStatus;
  const list = listIn(reply.json, names);
  if (!list) return unreadable('no list');
  const items: T[] = [];
  for (const entry of list) {
    const item = readEntry(entry);
    if (item === null) return unreadable('an entry of the list lacks a member');
    items.push(item);
  }
  return value({ items, next: nextToken(reply.json, page) });
}

function listIn(json: unknown, names: readonly string[]): unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return null;
  for (const name of ['results', ...names]) {
    const list = json[name];
    if (Array.isArray(list)) return list;
  }
  const others = Object.entries(json).filter(
    ([name, member]) => name !== 'paginationContext' && name !== 'nextToken' && member !== null,
  );
  // An empty list may be left out, but anything else in its place is not understood.
  if (others.length === 0) return [];
  const lists = others.filter(([name, member]) => name !== 'errors' && Array.isArray(member));
  const [, only] = lists.length === 1 && lists[0] ? lists[0] : [];
  return Array.isArray(only) ? only : null;
}

/** The end of a list is marked in four ways: no member, null, "" and the text "null". */
function nextToken(json: unknown, page: string | undefined): string | null {
  const context = objectOf(objectOf(json).paginationContext);
  const token = textIn(context, 'nextToken') ?? textIn(objectOf(json), 'nextToken');
  return token === 'null' || token === page ? null : token;
}
