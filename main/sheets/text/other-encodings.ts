/**
 * Name of an encoding that Bellhop does not read but can tell, undefined where the bytes are in none of
 * them. Read as another they would become a wild mixture of letters.
 */
export function otherEncoding(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '\u00FF\u00FE\0\0' || start === '\0\0\u00FE\u00FF') return 'UTF-32';
  const sample = bytes.subarray(0, 64 * 1024);
  const isShifted = sample.includes('\u001B$B') || sample.includes('\u001B$@');
  if (isShifted && !sample.some((byte) => byte >= 0x80)) return 'ISO-2022-JP';
  return isEucJp(sample) ? 'EUC-JP' : undefined;
}

/** Pairs of high bytes throughout, many of them kana. */
function isEucJp(bytes: Uint8Array): boolean {
  let pairs = 0;
  let kana = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1];
    // A sample may end within a pair.
    if (trail === undefined) break;
    const isPair = lead >= 0xa1 && lead <= 0xf4 && trail >= 0xa1 && trail <= 0xfe;
    const isHalfWidth = lead === 0x8e && trail >= 0xa1 && trail <= 0xdf;
    if (!isPair && !isHalfWidth) return false;
    pairs += 1;
    if (lead === 0xa4 || lead === 0xa5) kana += 1;
    at += 1;
  }
  return pairs >= 4 && kana >= pairs * 0.3;
}
