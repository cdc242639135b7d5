import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { contract } from '../../shared/contract/contract.ts';
import { limits } from '../../shared/domain/settings.ts';
import { understandFiles } from '../../main/app/understand-files.ts';
import { inTurns } from '../../main/support/in-turns.ts';
import { readSource } from '../../main/sheets/read-source.ts';
import type { Source } from '../../shared/domain/source.ts';

/** How long a file may take, and how much the process may ever hold. */
const HANG_MS = 10_000;
const MOST_MEGABYTES = 600;

/** What became of a file. */
export type Outcome = {
  /** `read`, `refused` with its code, or `wrong`, which nothing may ever be. */
  kind: 'read' | 'refused' | 'wrong';
  why: string;
  /** Notes of a file that was read. */
  notes: string[];
  /** Cells of its rows, by sheet; null where it was refused. */
  rows: string | null;
};

/** Reads, maps and checks a file as a person's is, and holds the result against what always holds. */
export async function examine(path: string, bytes: Buffer): Promise<Outcome> {
  await writeFile(path, bytes);
  const began = performance.now();
  let source: Source | undefined;
  let refused = '';
  const over = AbortSignal.timeout(HANG_MS);
  try {
    const understood = await understandFiles(
      {
        inTurns: (work) => inTurns(work, over),
        market: async () => ({ country: 'US', vertical: 'hospitality' as const }),
        readSource: async (file, _signal, reading) => {
          const read = await readSource(file, over, reading);
          if (read.ok) source = read.value;
          else refused = checkFailure(read.error, basename(path));
          return read;
        },
      },
      [path],
      { map: [], limits: limits.parse({}), repair: false, reading: {}, shape: [], recipe: null },
    );
    const seconds = (performance.now() - began) / 1_000;
    if (seconds > HANG_MS / 1_000) return wrong(`took ${seconds.toFixed(1)} s`);
    const megabytes = process.resourceUsage().maxRSS / 1024;
    if (megabytes > MOST_MEGABYTES) return wrong(`held ${Math.round(megabytes)} MB`);
    if (refused.startsWith('!')) return wrong(refused.slice(1));
    if (!source) return { kind: 'refused', why: refused, notes: [], rows: null };
    const bad = badSource(source);
    if (bad) return wrong(bad);
    const notes = source.notes.map(({ code }) => code);
    const rows = rowsOf(source);
    if (!understood.ok) return { kind: 'read', why: 'but no sheet is known', notes, rows };
    const { problems, mapping } = understood.value;
    const output = contract['sources.check'].output.omit({ recipe: true }).safeParse({
      ...understood.value,
      rows: understood.value.rows.length,
      errors: 0,
      warnings: 0,
    });
    if (!output.success) return wrong(`an answer out of shape: ${output.error.message}`);
    const mute = problems.find(({ message, fix }) => message === '' || fix === '');
    if (mute) return wrong(`a problem without words: ${mute.code}`);
    return { kind: 'read', why: mapping.some(({ kind }) => kind) ? '' : 'none known', notes, rows };
  } catch (error) {
    return wrong(over.aborted ? `hung for ${HANG_MS / 1_000} s` : stackOf(error));
  }
}

/** What a file holds, without the row numbers, which line ends may move. */
export function rowsOf({ sheets }: Pick<Source, 'sheets'>): string {
  return JSON.stringify(
    sheets.map(({ name, headers, rows }) => ({
      name,
      headers: trimmed(headers),
      rows: rows.map(({ cells }) => trimmed(cells)),
    })),
  );
}

function trimmed<T>(cells: readonly T[]): T[] {
  const end = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, end);
}

/** The code, or a sentence after `!` where the refusal is none that a person could use. */
function checkFailure({ code, message }: { code: string; message: string }, file: string): string {
  const isSentence = message.includes(file) && /^[^\n]+\.$/.test(message) && message.length < 600;
  return isSentence ? code : `!a refusal that is no sentence: ${message}`;
}

function badSource({ sheets }: Source): string | null {
  for (const { rows, headerRow } of sheets) {
    const numbers = new Set<number>();
    for (const { number } of rows) {
      if (!Number.isInteger(number) || number < 1) return `a row numbered ${number}`;
      if (numbers.has(number)) return `two rows numbered ${number}`;
      numbers.add(number);
    }
    if (numbers.has(headerRow)) return `the header among the rows, ${headerRow}`;
  }
  return null;
}

function wrong(why: string): Outcome {
  return { kind: 'wrong', why, notes: [], rows: null };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
