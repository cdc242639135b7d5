import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  freshNonce,
  securityHeaders,
  withNonce,
} from '../../main/hosts/page-security.ts';

test('the policy allows no inline script or style without the nonce of the answer', () => {
  const policy = contentSecurityPolicy('abc');
  const directives = Object.fromEntries(
    policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]),
  );
  expect(directives).toEqual({
    'default-src': "'self'",
    'script-src': "'self' 'nonce-abc'",
    'style-src': "'self' 'nonce-abc'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'object-src': "'none'",
  });
  expect(policy).not.toContain('unsafe');
});

test('each answer has a nonce of its own, of more than 128 bits', () => {
  const nonces = new Set(Array.from({ length: 100 }, freshNonce));
  expect(nonces.size).toBe(100);
  for (const nonce of nonces) {
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
  }
});

test('the nonce is put wherever the build left its place', () => {
  const page = '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>';
  expect(withNonce(page, 'x+/=')).toBe(
    '<script nonce="x+/="></script><style nonce="x+/="></style>',
  );
});

test('answers are not sniffed, not framed, not read from elsewhere, and tell no referrer', () => {
  expect(securityHeaders('abc')).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});
