import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, filledTexts, isLabel, rowKey, textOf } from './cell-nature.ts';
import { isFooter, isPageRow } from './find-footer.ts';
import { isSubtotal } from './footer-words.ts';
import { isRule } from './note-rows.ts';
import type { Merge } from './sheet-events.ts';

/** Why a row between others holds no data. */
export type PageRow = {
  row: SourceRow;
  why: 'header' | 'page-line' | 'subtotal' | 'rule' | 'section';
};

/** What stands above the table and may come again on each page of a print-out. */
export type Head = { titles: readonly SourceRow[]; header: readonly SourceRow[] };

/**
 * Takes out of a table what its print-out repeats on each page: header, titles, page numbers; and
 * subtotals, drawn lines, and headings merged over the whole width. All else stays.
 *
 * @param width columns of the header
 */
export function trimPages(
  rows: readonly SourceRow[],
  { titles, header }: Head,
  merges: readonly Merge[],
  width: number,
): { data: SourceRow[]; left: PageRow[] } {
  const headings = header.map(rowKey);
  const firsts = new Set(header.flatMap((row) => filledTexts(row).slice(0, 1)));
  const columns = header.flatMap(filledColumns);
  const named = { first: Math.min(...columns), last: Math.max(...columns) };
  const titleKeys = new Set(titles.map(rowKey));
  const wide = new Set(
    merges
      .filter(
        ({ top, bottom, left: from, right: to }) =>
          top === bottom && to > from && from <= named.first && to >= named.last,
      )
      .map(({ top }) => top),
  );
  const data: SourceRow[] = [];
  const left: PageRow[] = [];
  let inPageHead = false;
  const whyOf = (row: SourceRow, at: number): PageRow['why'] | undefined => {
    const firstAt = row.cells.findIndex((cell) => textOf(cell) !== '');
    const first = textOf(row.cells[firstAt]);
    if (firsts.has(first) && width > 1 && headings.includes(rowKey(row))) return 'header';
    // Nearly all rows end here: they begin with a digit, or with what no such line begins with.
    if (/^\d{1,6}$/.test(first)) return undefined;
    if (wide.has(row.number) && filledColumns(row).length === 1) return 'section';
    if (width < 2) return undefined;
    if (isRule(row)) return 'rule';
    if (isPageRow(filledTexts(row))) return 'page-line';
    if (isSubtotal(first) && isFooter(rows, at, width)) return 'subtotal';
    return undefined;
  };
  rows.forEach((row, at) => {
    const why = whyOf(row, at);
    if (why === undefined) {
      data.push(row);
      inPageHead = false;
      return;
    }
    if (why === 'header' && !inPageHead) takeHead(data, left, titleKeys, width);
    inPageHead = why === 'header';
    left.push({ row, why });
  });
  return { data, left };
}

/** Above its header a page may have the title of the table or one of its own, and below it totals. */
function takeHead(
  data: SourceRow[],
  left: PageRow[],
  titles: ReadonlySet<string>,
  width: number,
): void {
  for (let row = data.at(-1); row; row = data.at(-1)) {
    let why: PageRow['why'];
    if (titles.has(rowKey(row))) why = 'page-line';
    else if (isSectionTitle(data, row)) why = 'section';
    else if (isFooter(data, data.length - 1, width)) why = 'subtotal';
    else return;
    data.pop();
    left.push({ row, why });
  }
}

/** A label alone in its row, below an empty row, right above a header that comes again. */
function isSectionTitle(data: readonly SourceRow[], row: SourceRow): boolean {
  const above = data.at(-2);
  const [column, second] = filledColumns(row);
  return (
    column !== undefined &&
    second === undefined &&
    isLabel(row.cells[column]) &&
    above !== undefined &&
    row.number - above.number > 1
  );
}
