/** Row (from 1) and column (from 0) of an address such as `B12`; undefined where it is none. */
export function parseAddress(address: string): { row: number; column: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  const digits = address.slice(at);
  if (at === 0 || at > 3 || !/^[1-9]\d{0,6}$/.test(digits)) return undefined;
  const row = Number(digits);
  return { row, column: column - 1 };
}
