/** The port that was typed; null where it is none. */
export function portOf(typed: string): number | null {
  const text = typed.trim();
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
