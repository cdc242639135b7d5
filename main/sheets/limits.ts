/** What a file may hold. Beyond these it is refused with a sentence, before it costs memory. */
export const LIMITS = {
  /** Rows below headers, over all sheets of a file. */
  rows: 100_000,
  /** Headers, titles and footers that a file may have beside its rows. */
  spareRows: 1000,
  /** Excel's own, in the number that a row or cell carries. */
  highestRow: 1_048_576,
  columns: 500,
  /** Excel's own limit. */
  cellCharacters: 32_767,
  /** As stored: each character may take seven (`_x000D_`). What is longer is too long in any case. */
  storedCharacters: 8 * 32_767,
  /** Filled cells over all sheets: forty full columns at the most rows. */
  cells: 4_000_000,
  /** Rows × columns over all sheets, since empty cells within a table cost too. */
  area: 10_000_000,
  /** Characters over all cells; repeated shared strings count each time. */
  characters: 40_000_000,
  /** Ranges of merged cells of a sheet that are more than one row high. */
  merges: 200_000,
  /** Excel's own limit for the code of a number format. */
  formatCharacters: 255,
  fileBytes: 128 * 1024 * 1024,
  textBytes: 64 * 1024 * 1024,
  /** Characters of a text file without a line break. */
  lineCharacters: 4_000_000,
  /** Line breaks of a text file; cells may hold some. */
  lines: 2_000_000,
  /** Unpacked size of the parts of a workbook that are read. */
  unpackedBytes: 512 * 1024 * 1024,
  /** Unpacked ÷ packed; real sheets stay below 50. Only parts above `ratioFromBytes` are judged. */
  ratio: 250,
  ratioFromBytes: 20 * 1024 * 1024,
  zipEntries: 20_000,
  sheets: 200,
  /** Elements within each other; a sheet has about eight. */
  xmlDepth: 200,
  /** Characters of XML without a tag: one text, comment or attribute. */
  xmlPiece: 4_000_000,
} as const;
