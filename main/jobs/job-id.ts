import { randomInt } from 'node:crypto';

/** Without the letters and digits that are read for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Short, readable, and sorted as text in order of time (UTC): `2026-11-20-1305-k3f9`. */
export function newJobId(now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  const tail = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${date}-${time.slice(0, 2)}${time.slice(3, 5)}-${tail}`;
}

/** Ids become names of folders: whatever else is asked for is no job. */
export function isJobId(id: string): boolean {
  return /^\d{4}-\d{2}-\d{2}-\d{4}-[a-z0-9]{4}$/.test(id);
}
