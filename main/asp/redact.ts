const SHAPE = /At(?:c|za|zr)(?:\||%7C)[^\s"'&,;<>\\]+/gi;
const MAX_DETAIL = 500;

/**
 * A text of the service for the log: without the secrets given, without anything shaped like a
 * token of Amazon's, and not longer than a log line should be.
 */
export function redact(text: string, secrets: readonly (string | null)[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (!secret) continue;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      clean = clean.replaceAll(form, '[hidden]');
    }
  }
  return clean.replaceAll(SHAPE, '[hidden]').slice(0, MAX_DETAIL);
}
