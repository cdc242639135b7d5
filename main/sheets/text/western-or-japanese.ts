import iconv from 'iconv-lite';

/** What speaks for either reading of bytes that are neither ASCII nor UTF-8; more is better. */
export type Weights = {
  western: number;
  japanese: number;
  /** Bytes that are not ASCII. */
  special: number;
};

/** Letters and signs that texts of Western Europe have, and seldom others. */
const LETTERS = 'éèàüöäßñóíáçêâîôûúùïëòìåæøœãõÿšžðþýÉÈÀÜÖÄÑÓÍÁÇÊÂÎÔÛÚÙÏËÒÌÅÆØŒÃÕŠŽÝÞÐ';
const SIGNS = '\u00A0°ºª«»¿¡’‘“”„–—…€£§²³½¼·®™•©´×±‚‹›µ';
const UNDEFINED_BYTES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** As it stands in O’Hara. */
const APOSTROPHE = 0x92;
const letterBytes = bytesOf(LETTERS);
const signBytes = bytesOf(SIGNS);

function bytesOf(characters: string): ReadonlySet<number> {
  return new Set(iconv.encode(characters, 'windows-1252'));
}

/**
 * Weighs Windows-1252 against Shift_JIS, which use the same bytes: Western special letters stand alone
 * among plain ones, Japanese text comes in runs of pairs, kana first of all.
 */
export function weighWesternOrJapanese(bytes: Uint8Array): Weights {
  let western = 0;
  let special = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    special += 1;
    western += westernWeight(bytes, at);
  }
  return { western, japanese: japaneseWeight(bytes), special };
}

function westernWeight(bytes: Uint8Array, at: number): number {
  const [before, byte, after] = [bytes[at - 1] ?? 0, bytes[at] ?? 0, bytes[at + 1] ?? 0];
  if (UNDEFINED_BYTES.has(byte)) return -4;
  const stands = before < 0x80 && after < 0x80;
  if (byte === APOSTROPHE && isAsciiLetter(before) && isAsciiLetter(after)) return 2;
  if (signBytes.has(byte)) return stands ? 0.7 : 0.2;
  if (!letterBytes.has(byte)) return -1.5;
  if (stands && !(isAsciiLetter(before) || isAsciiLetter(after))) return 0.8;
  // Those of Windows that ISO 8859-1 lacks, such as Š and œ, are seldom.
  if (stands) return byte < 0xa0 ? 1 : 2;
  // Two small ones within a word, as in recepção; such words have no more of them in a row.
  const isSecond = before >= 0xe0 && (bytes[at - 2] ?? 0) < 0x80 && after < 0x80;
  const isFirst = after >= 0xe0 && before < 0x80 && (bytes[at + 2] ?? 0) < 0x80;
  const inWord = isSecond ? bytes[at - 2] : isFirst ? before : 0;
  return byte >= 0xe0 && isAsciiLetter(inWord ?? 0) ? 0.8 : -0.2;
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function japaneseWeight(bytes: Uint8Array): number {
  let weight = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
    } else if (byte >= 0xa1 && byte <= 0xdf) {
      const from = at;
      while (isHalfWidth(bytes[at])) at += 1;
      // One half-width kana is hardly a word; in runs they are.
      weight += at - from > 1 ? (at - from) * 1.2 : -0.8;
    } else if (at + 1 >= bytes.length) {
      // The end of a sample may cut a character.
      at += 1;
    } else {
      const pair = pairWeight(byte, bytes[at + 1] ?? 0);
      // No Japanese stands within a word of Latin letters, and hardly any before one.
      const most = !isSmallLetter(bytes[at + 2])
        ? pair
        : isAsciiLetter(bytes[at - 1] ?? 0)
          ? -1
          : 0.5;
      weight += Math.min(pair, most);
      at += pair <= INVALID ? 1 : 2;
    }
  }
  return weight;
}

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

function isHalfWidth(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xa1 && byte <= 0xdf;
}

const INVALID = -4;

/** How usual a character of two bytes is in Japanese lists; by rows of the code table. */
function pairWeight(lead: number, trail: number): number {
  if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) return INVALID;
  if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return INVALID;
  if (lead === 0x82) return trail >= 0x9f && trail <= 0xf1 ? 3 : trail >= 0x4f ? 2 : INVALID;
  if (lead === 0x83) return trail <= 0x96 ? 3 : 0;
  if (lead === 0x81) return 1.5;
  if (lead >= 0x88 && lead <= 0x97) return 2;
  if (lead === 0x84 || lead === 0x87) return 0.7;
  if (lead === 0x85 || lead === 0x86) return INVALID;
  // Where characters of one's own may lie, which hardly any file has.
  if (lead >= 0xf0 && lead <= 0xf9) return -2;
  if ((lead === 0xfc && trail > 0x4b) || (lead >= 0xeb && lead <= 0xec) || lead === 0xef) {
    return INVALID;
  }
  return 0.5;
}
