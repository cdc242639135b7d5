const NUMBER = /^[-+]?\d+(?:[.,' \u00A0]\d{3})*(?:[.,]\d+)?(?:E[-+]?\d+)?%?$/i;
const PHONE = /^[+(]?\d[\d \u00A0()./-]{2,}$/;
/** A power of ten without its first digits: what a decimal comma leaves behind it. */
const HALF_NUMBER = /^\d*E\+\d+$/i;

/** How bad it is that a cell holds the delimiter of another reading. */
const STRANGERS: readonly [string, number][] = [
  ['\t', 0.2],
  ['|', 0.4],
  [';', 0.5],
  [',', 0.7],
];

/**
 * How much a cell looks like one: 1 for a number or plain words, less for text that another delimiter
 * would cut, and for what a decimal comma or a list in words leaves when it is cut.
 *
 * @param delimiter that made the cell
 */
export function cellFit(cell: string, delimiter: string): number {
  if (cell === '') return 1;
  const value = cell.trim();
  if (NUMBER.test(value) || PHONE.test(value)) return 1;
  if (HALF_NUMBER.test(value)) return 0.2;
  let fit = 1;
  for (const [sign, weight] of STRANGERS) {
    if (sign !== delimiter && cell.includes(sign)) fit = Math.min(fit, weight);
  }
  // In prose a comma is followed by a blank.
  return cell.startsWith(' ') && delimiter !== '|' ? Math.min(fit, 0.8) : fit;
}
