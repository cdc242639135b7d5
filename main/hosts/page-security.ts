import { randomBytes } from 'node:crypto';

/** What the build leaves in the page where the nonce of each answer goes. */
const NONCE_PLACE = /__CSP_NONCE__/g;

/** Fresh for every answer: a nonce that is known beforehand protects nothing. */
export function freshNonce(): string {
  return randomBytes(18).toString('base64');
}

/** The page with its nonce in place. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(NONCE_PLACE, nonce);
}

/** The policy under which the window runs, in both hosts alike. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers of every answer, whatever is in it. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
