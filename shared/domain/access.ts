import { z } from 'zod';

/** Rights at the service come in sets; an access token is good for one of them. */
export const scopeSet = z.enum(['management', 'trunk', 'provider']);
export type ScopeSet = z.infer<typeof scopeSet>;

/**
 * How the token of a set was come by.
 * - `refresh-token`: with the refresh token of a sign-in.
 * - `client-credentials`: with the client alone.
 * - `refresh-token-with-scope`: with the refresh token, asking for the set by name.
 * - `management-token`: not at all; the token of the management set is tried instead.
 */
export const tokenWay = z.enum([
  'refresh-token',
  'client-credentials',
  'refresh-token-with-scope',
  'management-token',
]);
export type TokenWay = z.infer<typeof tokenWay>;
