import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** What a spreadsheet did to a cell, before anybody consented to a repair. */
export type Damage = {
  severity: Finding['severity'];
  code: string;
  /** What happened, as a sentence without its full stop. */
  what: string;
  /** What to do where no repair is offered, as a sentence. */
  fix: string;
  /** The value that was typed, where nothing of it was lost. */
  repair?: string;
};

/** A stage of reading a cell: its text as far as it is repaired, and what was met on the way. */
export type Stage = { text: string; damage: Damage | null };

/** The finding as a person reads it who did not consent to repairs, or who did. */
export function findingOf(damage: Damage, consent: boolean): Finding {
  const { severity, code, what, fix, repair } = damage;
  if (repair === undefined) return { severity, code, message: `${what}.`, fix };
  if (consent) {
    return warning(code, `${what}; ${repair} is used.`, 'Check that the repaired value is right.');
  }
  const take = `Write ${repair}, or take every such repair with --repair.`;
  return { severity, code, message: `${what}.`, fix: take, repair };
}

export const formulaError = error(
  'cell.formula-error',
  'The cell holds an error of the spreadsheet instead of a value.',
  'Repair the formula, or type the value.',
);
export const tooNarrow = error(
  'cell.too-narrow',
  'The column was too narrow when the file was written, so the cell holds number signs in place of its value.',
  'Widen the column in the spreadsheet and write the file again, or type the value.',
);
export const digitsLost = error(
  'cell.number-damaged',
  'The spreadsheet took this for a number and lost its last digits.',
  'Format the cell as text and type the value again.',
);
