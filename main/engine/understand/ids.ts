// The service's documents give only prefixes; tails of other than base32 do occur in them.
const UNIT_ID = /^amzn1\.alexa\.unit\.(?:did\.)?[A-Za-z0-9-]+$/u;
const PROFILE_ID = /^amzn1\.alexa\.communications\.profile\.did\.[A-Za-z0-9]+$/u;

export function looksLikeUnitId(text: string): boolean {
  return UNIT_ID.test(text);
}

export function looksLikeProfileId(text: string): boolean {
  return PROFILE_ID.test(text);
}
