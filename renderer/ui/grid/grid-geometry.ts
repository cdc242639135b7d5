import { defaultRangeExtractor } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';

/** In pixels, as in the style sheet. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 46;
export const NUMBER_WIDTH = 64;

/** The range in sight and the one index that has the focus, in order. */
export function withPinned(range: Range, pinned: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (pinned < 0 || pinned >= range.count || inSight.includes(pinned)) return inSight;
  return [...inSight, pinned].sort((a, b) => a - b);
}

/** Where to scroll so that something is in sight, by the shortest way; all in pixels. */
export function scrollTo(scroll: number, view: number, start: number, length: number): number {
  if (start < scroll) return start;
  if (start + length > scroll + view) return Math.min(start, start + length - view);
  return scroll;
}

/** Left edges of columns of these widths, behind the row numbers. */
export function leftEdges(widths: readonly number[]): number[] {
  let left = NUMBER_WIDTH;
  return widths.map((width) => {
    const edge = left;
    left += width;
    return edge;
  });
}
