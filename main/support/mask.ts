/** Fields whose whole value goes, whatever it looks like; compared without case, `_` and `-`. */
const SECRET_FIELDS = new Set([
  'authorization',
  'clientid',
  'clientsecret',
  'refreshtoken',
  'accesstoken',
  'token',
  'password',
  'secret',
  'codeverifier',
  'cookie',
  'setcookie',
  'phonenumber',
  'phonenumbers',
  'numbers',
  'phones',
]);

/** What stands in the place of something masked. */
export const MASK = '***';

/** Anything for a log line with what is secret or personal masked; the shape stays. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [maskText(name), maskField(name, inner)]),
  );
}

/**
 * Text with tokens, secrets and phone numbers masked. A phone number keeps its last two digits, so
 * that two of them can be told apart. Digits that belong to an id or a date stay.
 */
export function maskText(text: string): string {
  return text
    .replace(/\b(At[a-z]{1,4}(?:\||%7C))[^\s"'&,;<>\\]+/gi, `$1${MASK}`)
    .replace(/\b(Bearer|Basic)\s+[^\s"',;]+/gi, `$1 ${MASK}`)
    .replace(/\bamzn1\.oa2-cs\.[^\s"'&,;<>]+/gi, `amzn1.oa2-cs.${MASK}`)
    .replace(
      /\b((?:client_secret|refresh_token|access_token|code|code_verifier|password)(?:=|%3D))[^\s"'&]+/gi,
      `$1${MASK}`,
    )
    .replace(/(\/\/)[^\s/@:]+:[^\s/@]+@/g, `$1${MASK}@`)
    .replace(PHONE, maskPhone);
}

/** Seven digits or more, perhaps parted by blanks, dots, dashes, slashes or brackets. */
const PHONE = /(?<![\w.|-])(?:\+|%2B)?\(?\d(?:[ ()./\u00A0-]{0,2}\d){6,16}(?![\w|-])/gi;
const DATE = /^\d{4}-\d{2}-\d{2}/;

function maskPhone(found: string): string {
  return DATE.test(found) ? found : `+${MASK}${found.slice(-2)}`;
}

function maskField(name: string, value: unknown): unknown {
  const secret = SECRET_FIELDS.has(name.toLowerCase().replace(/[_-]/g, ''));
  return secret && value !== null && value !== undefined ? MASK : mask(value);
}
