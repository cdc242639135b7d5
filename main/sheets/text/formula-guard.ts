/**
 * Spreadsheet programs run CSV cells that begin with these as formulas. A leading apostrophe stops
 * them. Numbers and phones with a sign hold no letters, so nothing can be called from them, and
 * stay as they are: other programs must get `+12065550100` unchanged.
 */
const STARTS_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const SIGNED_NUMBER = /^[+-][\d ().,/-]*$/;

function needsGuard(text: string): boolean {
  return STARTS_FORMULA.test(text) && !SIGNED_NUMBER.test(text);
}

/** The cell to write, so that no program runs it; `unguardFormula` gives the text back. */
export function guardFormula(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text behind a guarded cell; any other cell as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;
}
