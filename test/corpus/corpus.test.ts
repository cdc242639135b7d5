import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusTable } from './corpus-table.ts';
import { FILES, corpus, strays } from './expected.ts';
import type { ExpectedFile, ExpectedSheet } from './expected.ts';
import { exceljsBooks } from './make/exceljs-books.ts';
import { handWrittenBooks } from './make/hand-written-books.ts';
import { textFiles } from './make/text-files.ts';
import { corpusReader } from './outcome.ts';
import type { Outcome, Reader } from './outcome.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await corpusReader();
});
afterAll(async () => {
  await reader.close();
  expect(reader.bugs).toEqual([]);
});

const files = corpus();

test('there are at least 60 files, each with what must come out of it, none over 1 MB', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(strays()).toEqual([]);
  for (const { name } of files) {
    expect(statSync(new URL(encodeURIComponent(name), FILES)).size, name).toBeLessThan(2 ** 20);
  }
});

test.each(files)('$name: $expected.trait', async ({ name, expected }) => {
  const outcome = await reader.read(name, expected);
  const { refused, text = {}, unsure = [], notes = [], sheets, known } = expected;
  const hold = () => {
    if (refused) return holdRefusal(outcome, refused);
    expect(spokenOf(outcome, expected)).toEqual({ text, unsure, notes, sheets });
  };
  // Once it is better than what is known, the field goes and the file counts like the others.
  if (known === undefined) return hold();
  holdRefusal(outcome, known.refused);
  expect(hold).toThrow();
});

test('the scripts make just these files', async () => {
  // Bytes of a workbook depend on who packs it, and on when.
  const names = [...Object.keys(handWrittenBooks()), ...Object.keys(await exceljsBooks())];
  expect(names.filter((name) => !files.some((file) => file.name === name))).toEqual([]);
  for (const [name, content] of Object.entries(textFiles())) {
    const kept = readFileSync(new URL(encodeURIComponent(name), FILES));
    expect(kept.equals(Buffer.from(content)), name).toBe(true);
  }
});

test('the page about files shows this table, as the command on it prints it', () => {
  const page = readFileSync(new URL('../../docs/files.md', import.meta.url), 'utf8');
  expect(page).toContain('node test/corpus/print-table.mjs');
  expect(page).toContain('node test/corpus/make/make.mjs');
  const scripts = [
    new URL('./print-table.mjs', import.meta.url),
    new URL('./make/make.mjs', import.meta.url),
  ];
  expect(scripts.filter((script) => !existsSync(script))).toEqual([]);
  expect(plain(page)).toContain(plain(corpusTable()));
  expect(page).toContain(`${files.length} files`);
});

function holdRefusal(outcome: Outcome, words: readonly string[]): void {
  expect(outcome).toEqual({ refused: expect.any(String) });
  for (const word of words) expect(outcome.refused).toContain(word);
}

/** Without the blanks and dashes by which a formatter lines tables up. */
function plain(table: string): string {
  return table
    .replace(/-{2,}:?/gu, '-')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

/** The outcome as far as the expectation goes: values of the rows that it names. */
function spokenOf(outcome: Outcome, { sheets = {} }: ExpectedFile): Outcome {
  const made = Object.entries(outcome.sheets ?? {}).map(([name, sheet]) => {
    const { personal = [], repaired = {}, ...rest } = sheet;
    const expected = sheets[name];
    const spoken: ExpectedSheet = { ...rest, values: named(rest.values, expected?.values) };
    if (expected?.personal || personal.length > 0) spoken.personal = personal;
    if (expected?.repaired) spoken.repaired = named(repaired, expected.repaired);
    return [name, spoken];
  });
  return { ...outcome, sheets: Object.fromEntries(made) };
}

function named<T>(of: Record<string, T>, by: Record<string, T> = {}): Record<string, T> {
  return Object.fromEntries(Object.entries(of).filter(([row]) => row in by));
}
