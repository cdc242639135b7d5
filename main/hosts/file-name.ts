/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Most file systems take 255 bytes; temporary files beside it carry a longer name. */
const LONGEST_BYTES = 180;

/**
 * A name that every system takes as the name of one file in the folder at hand: no folders,
 * no signs with a meaning of their own, never empty, never hidden. The ending stays.
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    // Control characters and marks that turn the writing direction would show another name.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const safe = DEVICE.test(clean) ? `_${clean}` : clean;
  return shorten(safe) || 'file';
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  let left = LONGEST_BYTES - Buffer.byteLength(ending);
  let stem = '';
  for (const sign of name) {
    left -= Buffer.byteLength(sign);
    if (left < 0) break;
    stem += sign;
  }
  return stem.replace(/[.\s]+$/, '') + ending;
}
