import { createHash } from 'node:crypto';
import { isLoopback } from '../../shared/domain/loopback.ts';
import { base32 } from './ids.ts';
import type { Switches } from './switches.ts';

/** A code that was given to a client and not yet redeemed. */
type Code = { redirectUri: string; challenge: string | null; until: number };
export type Codes = { given: number; open: Map<string, Code> };

export const noCodes = (): Codes => ({ given: 0, open: new Map() });

const CODE_LIFE_MS = 5 * 60_000;

/** The page sends the browser on, or stays and says why. */
type PageAnswer = { kind: 'redirect'; to: string } | { kind: 'refused'; message: string };

const refused = (message: string): PageAnswer => ({ kind: 'refused', message });

/**
 * The authorization page of Login with Amazon, with a person who answers at once. As long as client
 * or return address are in doubt nobody is sent anywhere (RFC 6749, section 4.1.2.1).
 */
export function authorize(
  codes: Codes,
  asked: {
    query: Readonly<Record<string, string>>;
    clientId: string;
    scope: string;
    switches: Switches;
    now: number;
  },
): PageAnswer {
  const { query, switches, now } = asked;
  if (query['client_id'] !== asked.clientId) return refused('Unknown client_id');
  const redirectUri = query['redirect_uri'] ?? '';
  const target = returnAddress(redirectUri);
  if (!target) return refused('redirect_uri is not registered');
  const back = (answer: Record<string, string>): PageAnswer => {
    const state = query['state'];
    const all = { ...answer, ...(state === undefined ? {} : { state }) };
    for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
    return { kind: 'redirect', to: target.href };
  };
  if (query['response_type'] !== 'code') return back({ error: 'unsupported_response_type' });
  if (query['scope'] !== asked.scope) return back({ error: 'invalid_scope' });
  const challenge = query['code_challenge'] ?? null;
  const method = query['code_challenge_method'];
  if (challenge === null ? method !== undefined : !isChallenge(challenge, method)) {
    return back({ error: 'invalid_request' });
  }
  if (switches.consent === 'denied') return back({ error: 'access_denied' });
  codes.given += 1;
  const code = `AN${base32(`${asked.clientId}/code/${codes.given}`, 18)}`;
  codes.open.set(code, { redirectUri, challenge, until: now + CODE_LIFE_MS });
  return back({ code, scope: asked.scope });
}

const isChallenge = (challenge: string, method: string | undefined): boolean =>
  method === 'S256' && /^[A-Za-z0-9_-]{43}$/.test(challenge);

/** Where the browser may be sent: over TLS, or to a program on the same machine. */
function returnAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const local = url.protocol === 'http:' && isLoopback(url.hostname);
  return (url.protocol === 'https:' || local) && url.hash === '' ? url : null;
}

/** Uses a code up, right or wrong; false where it may not be redeemed so. */
export function redeemCode(codes: Codes, form: ReadonlyMap<string, string>, now: number): boolean {
  const text = form.get('code') ?? '';
  const code = codes.open.get(text);
  codes.open.delete(text);
  if (!code || code.until < now || form.get('redirect_uri') !== code.redirectUri) return false;
  const verifier = form.get('code_verifier');
  if (code.challenge === null) return verifier === undefined;
  if (verifier === undefined || !/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
}
