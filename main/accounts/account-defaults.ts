import type { Region } from '../../shared/domain/settings.ts';

/** Amazon's own addresses and what a region says of an account's country, where nobody said more. */
export const API_URLS: Record<Region, string> = {
  NA: 'https://api.amazonalexa.com',
  EU: 'https://api.eu.amazonalexa.com',
  FE: 'https://api.fe.amazonalexa.com',
};
export const COUNTRIES: Record<Region, string | null> = { NA: 'US', EU: null, FE: 'JP' };
export const TOKEN_URL = 'https://api.amazon.com/auth/o2/token';

/** ISO 3166 alpha-2 as a person wrote it; null where it is no such code. */
export function countryCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  // People write UK, and the service's own pages do; the code is GB.
  return code === 'UK' ? 'GB' : (/^[A-Z]{2}$/.exec(code)?.[0] ?? null);
}

/** Whether a property is given by id; whatever else it is, is a name. */
export function isUnitId(text: string): boolean {
  return text.startsWith('amzn1.alexa.unit.');
}

/** The origin of an address that is nothing but an origin. */
export function originOf(text: string): string | null {
  const url = webAddress(text);
  if (!url || url.pathname !== '/' || /[?#]/.test(text)) return null;
  return url.origin;
}

/** Addresses with a user or password in them are none: they would end in logs. */
export function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url : null;
}
