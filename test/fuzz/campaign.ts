import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseOf, stockOf } from './cases.ts';
import type { Stock } from './cases.ts';
import { examine } from './examine.ts';
import { seeds } from './seeds.ts';

/** A file that came to what nothing may come to. */
export type Failure = { seed: string; number: number; what: string; why: string; file: string };

export type Trial = {
  folder: string;
  stocks: readonly Stock[];
  /** How often each thing came out. */
  tally: Map<string, number>;
  /** What each seed holds, once it was asked for; null where it is refused. */
  unharmed: Map<Stock, string | null>;
};

/**
 * Changes files in every way and reads, maps and checks each; prints what came of them. Files that went
 * wrong stay, with the numbers that lead there again.
 *
 * @param env `FUZZ_SEED` (by the clock), `FUZZ_SECONDS` (60), `FUZZ_FILES` (part of a name; all)
 * @returns the exit code: 1 where anything crashed, hung, took too much or came to other rows
 */
export async function campaign(env: Record<string, string | undefined>): Promise<number> {
  const seed = Number(env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
  const seconds = Number(env['FUZZ_SECONDS'] ?? 60);
  if (!Number.isInteger(seed) || !(seconds > 0)) {
    console.error('FUZZ_SEED is a whole number, FUZZ_SECONDS a number above 0.');
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-fuzz-'));
  const stocks = await stocked(env['FUZZ_FILES'] ?? '');
  console.log(`Seed ${seed}, ${seconds} s, ${stocks.length} files to begin with, in ${folder}`);
  const trial: Trial = { folder, stocks, tally: new Map(), unharmed: new Map() };
  const until = performance.now() + seconds * 1_000;
  const failures: Failure[] = [];
  let number = seed;
  for (; performance.now() < until; number += 1) {
    const failure = await tryOne(trial, number);
    if (!failure) continue;
    failures.push(failure);
    console.log(`WRONG  FUZZ_SEED=${failure.number}  ${failure.seed}, ${failure.what}`);
    console.log(`       ${failure.why.slice(0, 1_000)}\n       ${failure.file}`);
  }
  for (const [what, times] of [...trial.tally].toSorted(([, a], [, b]) => b - a)) {
    console.log(`${String(times).padStart(7)}  ${what}`);
  }
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${number - seed} files, ${failures.length} wrong; at most ${megabytes} MB in one process.`,
  );
  if (failures.length === 0) await rm(folder, { recursive: true, force: true });
  return failures.length === 0 ? 0 : 1;
}

/** The seeds that can be read, each with what can be made of it. */
export async function stocked(part: string): Promise<Stock[]> {
  const all = await Promise.all((await seeds()).map(stockOf));
  return all.filter(({ name }) => name.includes(part));
}

/** Tries the file that a number leads to; counts what came of it. */
export async function tryOne(
  { folder, stocks, tally, unharmed }: Trial,
  number: number,
): Promise<Failure | null> {
  const stock = stocks[number % stocks.length];
  if (!stock) throw new Error('There is no file to begin with.');
  const { what, bytes, same } = caseOf(stock, number);
  const path = join(folder, stock.name);
  const outcome = await examine(path, bytes);
  const count = (line: string) => tally.set(line, (tally.get(line) ?? 0) + 1);
  count(`${outcome.kind}${outcome.why ? `: ${outcome.why.slice(0, 40)}` : ''}`);
  for (const code of new Set(outcome.notes)) count(`  note ${code}`);
  let why = outcome.kind === 'wrong' ? outcome.why : '';
  if (why === '' && same) {
    const known = unharmed.get(stock);
    const rows = known === undefined ? (await examine(path, stock.bytes)).rows : known;
    unharmed.set(stock, rows);
    if (rows !== outcome.rows) why = `other rows: ${difference(rows, outcome.rows ?? outcome.why)}`;
  }
  if (why === '') return null;
  const file = join(folder, `${number}-${stock.name}`);
  await writeFile(file, bytes);
  return { seed: stock.name, number, what, why, file };
}

function difference(before: string | null, after: string): string {
  if (before === null) return `its seed is refused, and it came to ${after.slice(0, 100)}`;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `…${before.slice(from, at + 80)}… became …${after.slice(from, at + 80)}…`;
}
