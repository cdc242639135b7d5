import type { CellEdit, GridRow } from './grid-row.ts';

export const PAGE_ROWS = 200;
const KEPT_PAGES = 20;
/** As many as main answers at once. */
const MOST_ROWS = 500;
const REQUESTS_AT_ONCE = 2;

export type LoadRows = (
  offset: number,
  limit: number,
) => Promise<{ total: number; items: GridRow[] }>;

/** Edits that are shown before main has confirmed them. */
export type ShownEdit = {
  /** Main has them: whatever is read from now on holds them. */
  settle: () => void;
  /** Main refused them. */
  drop: () => void;
};

/** A window on rows that live elsewhere, by their position in the view. */
export type RowSource = ReturnType<typeof createRowSource>;

type Page = { rows: readonly GridRow[]; asOf: number };
type Overlay = { byKey: Map<string, Map<number, string>>; settledAt: number | null };

function withEdits(row: GridRow, texts: Map<number, string> | undefined): GridRow {
  if (texts === undefined) return row;
  const cells = row.cells.slice();
  for (const [column, text] of texts) cells[column] = text;
  return { ...row, cells };
}

function grouped(edits: readonly CellEdit[]): Overlay['byKey'] {
  const byKey: Overlay['byKey'] = new Map();
  for (const { key, column, text } of edits) {
    const texts = byKey.get(key) ?? new Map<number, string>();
    byKey.set(key, texts.set(column, text));
  }
  return byKey;
}

/**
 * Pulls the pages that are in sight, keeps the few used last, and never the whole sheet. Pages read
 * before the last change stay in sight until their successors are there, so nothing flickers.
 */
export function createRowSource(load: LoadRows) {
  const pages = new Map<number, Page>();
  const loading = new Set<number>();
  const overlays = new Set<Overlay>();
  const listeners = new Set<() => void>();
  let wanted = { first: 0, last: -1 };
  /** Grows with each change; a page read before is out of date. */
  let now = 0;
  let total: { count: number; asOf: number } | null = null;
  let trouble: { message: string; asOf: number } | null = null;
  let version = 0;
  /** Answers under way, of which some may have been read before the last change. */
  let underWay = 0;

  function tell(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  function overlaid(rows: readonly GridRow[], asOf: number): readonly GridRow[] {
    const open = [...overlays].filter(({ settledAt }) => settledAt === null || settledAt > asOf);
    if (open.length === 0) return rows;
    return rows.map((row) =>
      open.reduce((shown, o) => withEdits(shown, o.byKey.get(row.key)), row),
    );
  }

  function keep(index: number, page: Page): void {
    pages.delete(index);
    pages.set(index, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= KEPT_PAGES) break;
      pages.delete(oldest);
    }
  }

  function isFresh(index: number): boolean {
    return pages.get(index)?.asOf === now;
  }

  async function ask(
    offset: number,
    limit: number,
  ): Promise<{ total: number; items: readonly GridRow[] }> {
    const asOf = now;
    underWay += 1;
    try {
      const { total: count, items } = await load(offset, limit);
      return { total: count, items: overlaid(items, asOf) };
    } finally {
      underWay -= 1;
      if (underWay === 0) forgetSettled();
    }
  }

  function forgetSettled(): void {
    for (const overlay of overlays) if (overlay.settledAt !== null) overlays.delete(overlay);
  }

  /** Null where one of them is missing or out of date. */
  function rowsHere(first: number, last: number): GridRow[] | null {
    const rows: GridRow[] = [];
    for (let index = first; index <= last; index += 1) {
      const row = pages.get(pageOf(index))?.rows[index % PAGE_ROWS];
      if (row === undefined || !isFresh(pageOf(index))) return null;
      rows.push(row);
    }
    return rows;
  }

  async function read(index: number): Promise<void> {
    const asOf = now;
    loading.add(index);
    try {
      const { total: count, items } = await ask(index * PAGE_ROWS, PAGE_ROWS);
      keep(index, { rows: items, asOf });
      if (total === null || asOf >= total.asOf) total = { count, asOf };
      if (trouble !== null && trouble.asOf <= asOf) trouble = null;
    } catch (error) {
      trouble = { message: error instanceof Error ? error.message : String(error), asOf };
    } finally {
      loading.delete(index);
    }
    tell();
    pump();
  }

  function pump(): void {
    if (trouble !== null && trouble.asOf === now) return;
    const lastPage = total === null ? wanted.last : Math.min(wanted.last, pageOf(total.count - 1));
    for (let index = wanted.first; index <= Math.max(lastPage, wanted.first); index += 1) {
      if (loading.size >= REQUESTS_AT_ONCE) return;
      if (wanted.last >= 0 && !isFresh(index) && !loading.has(index)) void read(index);
    }
  }

  function refresh(): void {
    now += 1;
    tell();
    pump();
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Changes whenever something that is shown did. */
    version: () => version,
    /** How many rows the view has; null until the first page is there. */
    total: () => total?.count ?? null,
    /** Why rows could not be read; a refresh tries again. */
    trouble: () => trouble?.message ?? null,

    /** The row at a position, if it is here; else it has to be wanted. */
    row(index: number): GridRow | undefined {
      if (total !== null && index >= total.count) return undefined;
      return pages.get(pageOf(index))?.rows[index % PAGE_ROWS];
    },
    /** Where a row stands, by the newest page that is here and has it. */
    indexOf(key: string): number | null {
      let found: { index: number; asOf: number } | null = null;
      for (const [page, { rows, asOf }] of pages) {
        const place = rows.findIndex((row) => row.key === key);
        if (place >= 0 && (found === null || asOf > found.asOf)) {
          found = { index: page * PAGE_ROWS + place, asOf };
        }
      }
      return found?.index ?? null;
    },
    /** Has the rows read that are in sight; what was wanted before and not begun is forgotten. */
    want(first: number, last: number): void {
      wanted = { first: pageOf(first), last: pageOf(last) };
      for (let index = wanted.first; index <= wanted.last; index += 1) {
        const page = pages.get(index);
        if (page !== undefined) keep(index, page);
      }
      pump();
    },
    /** Reads all pages again as they come in sight. */
    refresh,
    /** Rows from first to last, for copying and filling; what is not here is read and not kept. */
    async rows(first: number, last: number): Promise<GridRow[]> {
      const here = rowsHere(first, last);
      if (here !== null) return here;
      const found: GridRow[][] = [];
      const offsets: number[] = [];
      for (let offset = first; offset <= last; offset += MOST_ROWS) offsets.push(offset);
      await Promise.all(
        Array.from({ length: REQUESTS_AT_ONCE }, async (_, lane) => {
          for (let part = lane; part < offsets.length; part += REQUESTS_AT_ONCE) {
            const offset = offsets[part] ?? first;
            const { items } = await ask(offset, Math.min(MOST_ROWS, last - offset + 1));
            found[part] = [...items];
          }
        }),
      );
      return found.flat();
    },
    /** Shows edits at once, until main has taken or refused them. */
    show(edits: readonly CellEdit[]): ShownEdit {
      const overlay: Overlay = { byKey: grouped(edits), settledAt: null };
      overlays.add(overlay);
      for (const [index, page] of pages) {
        const rows = page.rows.map((row) => withEdits(row, overlay.byKey.get(row.key)));
        pages.set(index, { rows, asOf: page.asOf });
      }
      tell();
      return {
        settle() {
          overlay.settledAt = now + 1;
          refresh();
        },
        drop() {
          overlays.delete(overlay);
          refresh();
        },
      };
    },
  };
}

function pageOf(index: number): number {
  return Math.max(0, Math.floor(index / PAGE_ROWS));
}
