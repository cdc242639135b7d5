import { createHash } from 'node:crypto';
import { TEXTS } from './envelopes.ts';
import { answer, bad, good, refuse, type Checked, type Reply } from './reply.ts';
import type { Switches } from './switches.ts';

/**
 * Page sizes of a list: what may be asked for, and what comes unasked; `shown` is the end in its example.
 * `visitor` is an entry that somebody makes and takes away again, another one each time.
 */
type PageRule<T> = {
  max: number;
  default: number;
  shown?: EndMark;
  visitor?: (nth: number) => Partial<T>;
};

/** How a list moves while it is read. */
export type Move = 'repeat' | 'skip';

/** How the end of a list is marked; the documents show all of them. */
type EndMark = Exclude<Switches['endMark'], 'rotate' | 'as-shown'>;
const END_CONTEXTS: Record<EndMark, object> = {
  null: { paginationContext: { nextToken: null } },
  absent: { paginationContext: {} },
  empty: { paginationContext: { nextToken: '' } },
  word: { paginationContext: { nextToken: 'null' } },
  'no-context': {},
};
const ROTATION: readonly EndMark[] = ['absent', 'null', 'empty', 'word'];

export const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;

export type Pager = {
  /**
   * The page of `records`, which are in the order of their places, as the answer to `query`.
   * A token goes on only with the list and the filters that it was given for.
   */
  page<T extends { seq: number }>(
    list: string,
    query: Readonly<Record<string, string>>,
    records: readonly T[],
    rule: PageRule<T>,
    show: (record: T) => unknown,
  ): Reply;
  /** The same for one request during which the list moves; `moved` is told if there was a page to move. */
  during(move: Move, moved: () => void): Pager;
};

type Cursor = { after: number; until: number };

export function createPager(switches: Switches, now: () => number): Pager {
  let ended = 0;
  const endContext = (shown: EndMark = 'null'): object => {
    if (switches.endMark === 'as-shown') return END_CONTEXTS[shown];
    if (switches.endMark !== 'rotate') return END_CONTEXTS[switches.endMark];
    const mark = ROTATION[ended % ROTATION.length] ?? 'null';
    ended += 1;
    return END_CONTEXTS[mark];
  };
  let visitors = 0;

  const pager = (move: Move | null, moved: () => void): Pager => ({
    page(list, query, records, rule, show) {
      const size = pageSize(
        query['maxResults'],
        rule,
        switches.largestPage === 'ten' ? 10 : rule.max,
      );
      if (!size.ok) return size.refusal;
      const filters = filterText(list, query);
      const token = query['nextToken'];
      const cursor =
        token === undefined ? { after: 0, until: 0 } : openToken(token, filters, now());
      if (!cursor) return refuse(400, TEXTS.badPage);
      let start = firstAfter(records, cursor.after);
      if (move === 'repeat' && start > 0) {
        start -= 1;
        moved();
      }
      const page = records.slice(start, start + size.value);
      const last = page.at(-1);
      const more = last !== undefined && start + page.length < records.length;
      const shown = page.map(show);
      // The last one of this page moves behind its end, and once the visitor has left, before the next.
      if (move === 'skip' && more && rule.visitor) {
        visitors += 1;
        shown.pop();
        shown.unshift(show({ ...last, ...rule.visitor(-visitors) }));
        moved();
      }
      const context = more
        ? {
            paginationContext: {
              nextToken: makeToken({ after: last.seq, until: now() + TOKEN_LIFE_MS }, filters),
            },
          }
        : endContext(rule.shown);
      return answer(200, { results: shown, ...context });
    },
    during: pager,
  });
  return pager(null, () => {});
}

function pageSize(
  text: string | undefined,
  rule: { max: number; default: number },
  most: number,
): Checked<number> {
  if (text === undefined) return good(Math.min(rule.default, most));
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= most
    ? good(size)
    : bad(400, `maxResults must be between 1 and ${most}`);
}

/** Index of the first record behind a place. */
function firstAfter(records: readonly { seq: number }[], after: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.seq ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** List and filters as one text; the page itself is no filter. */
function filterText(list: string, query: Readonly<Record<string, string>>): string {
  const filters = Object.entries(query).filter(
    ([name]) => name !== 'maxResults' && name !== 'nextToken',
  );
  return JSON.stringify([list, ...filters.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const seal = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

// Every token holds `+`, `/` and `=`, so that a client that does not encode it is found out.
const HEAD = 'AQ+/';
const TAIL = '==';

function makeToken(cursor: Cursor, filters: string): string {
  const text = `${cursor.after}.${cursor.until}`;
  return `${HEAD}${Buffer.from(`${text}.${seal(text + filters)}`).toString('base64url')}${TAIL}`;
}

function openToken(token: string, filters: string, now: number): Cursor | null {
  if (!token.startsWith(HEAD) || !token.endsWith(TAIL)) return null;
  const inner = Buffer.from(token.slice(HEAD.length, -TAIL.length), 'base64url').toString();
  const match = /^(\d+)\.(\d+(?:\.\d+)?)\.([0-9a-f]{16})$/.exec(inner);
  if (!match) return null;
  const [, after = '', until = '', mark] = match;
  if (mark !== seal(`${after}.${until}${filters}`) || Number(until) < now) return null;
  return { after: Number(after), until: Number(until) };
}
