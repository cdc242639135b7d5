import { MASK, maskText } from '../support/mask.ts';

const MAX_DETAIL = 500;

/**
 * A text of the service for the log: without the secrets given, without whatever the
 * log masks anyway (shapes of tokens, phone numbers), and not longer than a log line should be.
 */
export function redact(text: string, secrets: readonly (string | null)[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (!secret) continue;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      clean = clean.replaceAll(form, MASK);
    }
  }
  return maskText(clean).slice(0, MAX_DETAIL);
}
