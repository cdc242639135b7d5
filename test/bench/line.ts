/** One line of the table: what was measured, several times over. */
export type Line = {
  what: string;
  samples: readonly number[];
  /** `x` a ratio, `%` a share, else the unit. */
  unit: 'x' | '%' | 's' | '/s' | 'MB' | 'ms' | '';
  /** What product and issue allow; none for what is only told beside it. */
  budget?: { most: number } | { least: number };
};

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Median, least and most, the budget, and whether the median is within it. */
export function cells(line: Line): string[] {
  const { what, samples, unit, budget } = line;
  const middle = median(samples);
  const show = (value: number): string => shown(value, unit);
  const spread =
    samples.length > 1 ? `${show(Math.min(...samples))} … ${show(Math.max(...samples))}` : 'once';
  return [what, show(middle), spread, allowed(line), budget ? verdict(middle, budget) : ''];
}

function allowed({ budget, unit }: Line): string {
  if (budget === undefined) return '';
  return 'most' in budget ? `≤ ${shown(budget.most, unit)}` : `≥ ${shown(budget.least, unit)}`;
}

function verdict(value: number, budget: { most: number } | { least: number }): string {
  const kept = 'most' in budget ? value <= budget.most : value >= budget.least;
  return kept ? 'kept' : 'BROKEN';
}

function shown(value: number, unit: Line['unit']): string {
  if (unit === '%') return `${(value * 100).toFixed(value < 0.1 ? 2 : 1)} %`;
  const digits = unit === 'x' ? 3 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const number = value.toFixed(digits);
  return unit === 'x' || unit === '' ? number : `${number} ${unit}`;
}

/** Rows of equally wide columns; the second column and the third are numbers. */
export function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  const pad = (text: string, at: number): string => {
    const blanks = ' '.repeat((widths[at] ?? 0) - text.length);
    return at === 1 ? blanks + text : text + blanks;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
