import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { files } from './files.ts';
import { steadyAndFirst } from './limiter.ts';
import { cells, table } from './line.ts';
import type { Line } from './line.ts';
import { throttledRun } from './throttled-run.ts';
import { unlimitedRun } from './unlimited-run.ts';

export type Extent = {
  /** How often each thing is measured. */
  times: number;
  /** Fewer rooms and shorter spans: figures to look at, not to quote. */
  quick: boolean;
};

const PARTS: Record<string, (extent: Extent) => Promise<Line[]>> = {
  limiter: steadyAndFirst,
  run: throttledRun,
  unlimited: unlimitedRun,
  files,
};

/**
 * Measures the budgets of the product one part after another and prints a line each: median, spread,
 * what is allowed. `--only run,files` measures some, `--quick` once and less of it, `--times 3`
 * as often.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: Object.keys(PARTS).join(',') },
      quick: { type: 'boolean', default: false },
      times: { type: 'string' },
    },
  });
  const times = Number(values.times ?? (values.quick ? 1 : 5));
  const names = values.only.split(',');
  const unknown = names.filter((name) => PARTS[name] === undefined);
  if (unknown.length > 0 || !Number.isInteger(times) || times < 1) {
    console.error(`--only takes ${Object.keys(PARTS).join(',')}; --times a whole number.`);
    process.exitCode = 1;
    return;
  }
  console.log(machine());
  if (values.quick) console.log('Quick: to look at, not to quote.');
  const rows = [['measured', 'median', 'spread', 'budget', '']];
  for (const name of names) {
    const began = performance.now();
    const lines = (await PARTS[name]?.({ times, quick: values.quick })) ?? [];
    rows.push([''], ...lines.map(cells));
    console.error(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
  console.log(table(rows.map((row) => [...row, '', '', '', ''].slice(0, 5))));
}

function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  return [
    `Node ${process.version} on ${process.platform} ${process.arch}`,
    `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'})`,
    `${memory} GB`,
    `load ${load.toFixed(1)} at the start`,
  ].join(', ');
}
