/** Numbers of the pages that hold rows `first` to `last`, by pages of `size` rows. */
export function pagesOf(first: number, last: number, size: number): number[] {
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.max(first, last, 0) / size);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
