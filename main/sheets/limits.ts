/** What a file may hold. Beyond these it is refused with a sentence, before it costs memory. */
export const LIMITS = {
  /** Rows below headers, over all sheets of a file. */
  rows: 100_000,
  /** Headers, titles and footers that a file may have beside its rows. */
  spareRows: 1000,
  columns: 500,
  /** Excel's own limit. */
  cellCharacters: 32_767,
  /** Filled cells over all sheets: fifty full columns at the most rows. */
  cells: 5_000_000,
  /** Characters over all cells; repeated shared strings count each time. */
  characters: 250_000_000,
  /** Ranges of merged cells of a sheet that are more than one row high. */
  merges: 200_000,
  fileBytes: 200 * 1024 * 1024,
  /** Unpacked size of the parts of a workbook that are read. */
  unpackedBytes: 1024 * 1024 * 1024,
  /** Unpacked ÷ packed; real sheets stay below 50. Only parts above `ratioFromBytes` are judged. */
  ratio: 250,
  ratioFromBytes: 20 * 1024 * 1024,
  zipEntries: 20_000,
  sheets: 200,
} as const;
