import iconv from 'iconv-lite';

export type Utf16 = 'utf-16le' | 'utf-16be';

/** Share of characters that must be such as texts have; letters of rare scripts are forgiven. */
const ENOUGH = 0.98;
/** Share of delimiters, digits and line ends that any table has. */
const FEWEST_PLAIN = 0.03;
/** A line end of plain bytes, which would be a character that no text has. */
const PLAIN_LINE_END = Buffer.from('\r\n');

/**
 * Which order of bytes makes a text of bytes without a mark; undefined where neither does. Of bytes that
 * are no UTF-16 either order makes characters that hardly any text has: a delimiter or digit before a
 * line break becomes one of them.
 *
 * @param sample beginning of a file, of which some byte is zero
 */
export function guessUtf16(sample: Buffer): Utf16 | undefined {
  if (sample.length < 2 || sample.includes(PLAIN_LINE_END)) return undefined;
  const even = sample.subarray(0, sample.length - (sample.length % 2));
  const [little, big] = [readingOf(even, 'utf-16le'), readingOf(even, 'utf-16be')];
  const better = little.plain >= big.plain ? little : big;
  return better.plain >= FEWEST_PLAIN && better.usual >= ENOUGH ? better.encoding : undefined;
}

/** How well an order of bytes reads: shares of usual characters, and of the plain ones among them. */
function readingOf(bytes: Buffer, encoding: Utf16) {
  const text = iconv.decode(bytes, encoding);
  let usual = 0;
  let plain = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) plain += 1;
    else if (!isUsual(code)) continue;
    usual += 1;
  }
  return { encoding, usual: usual / text.length, plain: plain / text.length };
}

function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Letters of Europe, Japanese, Chinese and Korean, typographic signs, and halves of emoji. */
function isUsual(code: number): boolean {
  return (
    (code >= 0xa0 && code < 0x250) ||
    (code >= 0x370 && code < 0x530) ||
    (code >= 0x2010 && code < 0x2070) ||
    (code >= 0x20a0 && code < 0x20c0) ||
    (code >= 0x2100 && code < 0x2600) ||
    (code >= 0x3000 && code < 0x3100) ||
    (code >= 0x3200 && code < 0x3400) ||
    (code >= 0x4e00 && code < 0xe000) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= 0xff00 && code < 0xfff0) ||
    code === 0xfeff
  );
}
