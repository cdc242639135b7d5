import { randomBytes } from 'node:crypto';
import { sameSecret } from './same-secret.ts';

/** Long enough to find the right browser, short enough that an old scrollback opens nothing. */
const CODE_LIVES_MS = 10 * 60_000;
const WRONG_CODES_TAKEN = 5;
/** Windows open at once, at most; the oldest goes first. */
const TOKENS_KEPT = 20;

export type SignIn = {
  /** Voids the code before, if it was not used. */
  newCode(): string;
  /** A token for the right code, once; null for anything else. */
  exchange(code: string): string | null;
  knows(token: string): boolean;
};

/**
 * Who may use this host: whoever has the address as printed. The code in it becomes a token
 * once; it is void after ten minutes or five wrong tries. Nothing of it is ever on disk.
 *
 * @param now milliseconds
 */
export function createSignIn(now: () => number): SignIn {
  const tokens: string[] = [];
  let open: { code: string; until: number; triesLeft: number } | null = null;
  return {
    newCode: () => {
      const code = secret();
      open = { code, until: now() + CODE_LIVES_MS, triesLeft: WRONG_CODES_TAKEN };
      return code;
    },
    exchange: (code) => {
      if (open === null || now() >= open.until) return null;
      if (!sameSecret(code, open.code)) {
        open.triesLeft -= 1;
        if (open.triesLeft === 0) open = null;
        return null;
      }
      open = null;
      const token = secret();
      tokens.push(token);
      if (tokens.length > TOKENS_KEPT) tokens.shift();
      return token;
    },
    // No early end: how many windows are open is nobody's business either.
    knows: (token) => tokens.map((known) => sameSecret(token, known)).some((same) => same),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
