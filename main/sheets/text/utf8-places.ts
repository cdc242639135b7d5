/** How far bytes are UTF-8: characters of several bytes, and bytes that belong to none. */
export type Utf8Places = {
  good: number;
  bad: number;
  /** Position of the first byte that belongs to none; -1 where there is none. */
  firstBad: number;
};

/** So many bytes that belong to none, and fewer characters, make no UTF-8. */
const ENOUGH = 1000;

/**
 * Counts the characters of bytes that are meant as UTF-8. One that the end cuts off is not counted; where
 * it is plain that they are not UTF-8, the rest is not counted either.
 */
export function utf8Places(bytes: Uint8Array): Utf8Places {
  const places: Utf8Places = { good: 0, bad: 0, firstBad: -1 };
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = lengthOf(lead);
    let next = at + 1;
    while (next < at + length && next < bytes.length && isFollower(bytes[next] ?? 0)) next += 1;
    const whole = length > 1 && next === at + length;
    const cutOff = length > 1 && next === bytes.length;
    if (whole) places.good += 1;
    else if (!cutOff) {
      places.bad += 1;
      if (places.bad > ENOUGH && places.good < places.bad) return places;
      if (places.firstBad < 0) places.firstBad = at;
    }
    at = whole || cutOff ? next : at + 1;
  }
  return places;
}

/** Bytes of a character by its first; 1 where none begins so. */
function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

function isFollower(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
