/**
 * What text files are read by. Apart from the shapes of `reading.ts`, so that the thread that reads
 * files need not load what checks them.
 */

/** Encodings, by the names that the choice offers. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
