import type { AccountFile } from './account-file.ts';

/** Told apart in light and in dark, and by people who see few colours by their order of lightness. */
const COLOURS = ['#1c7ed6', '#e8590c', '#2f9e44', '#9c36b5', '#c2255c', '#0c8599', '#f08c00'];
export const GREY = '#868e96';

/** A colour that no account has yet, as long as there is one. */
export function nextColour(file: AccountFile): string {
  const taken = new Set(file.accounts.map(({ colour }) => colour));
  const free = COLOURS.find((colour) => !taken.has(colour));
  return free ?? COLOURS[file.accounts.length % COLOURS.length] ?? GREY;
}
