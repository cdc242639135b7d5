import type { CellCount } from '../count-cells.ts';
import { LIMITS } from '../limits.ts';
import type { Package } from './open-package.ts';
import { unescapeText } from './escapes.ts';

/** Texts that cells point to by number. Rich text is joined; reading aids (phonetic runs) are left out. */
export async function readSharedStrings(
  pack: Package,
  part: string | undefined,
  count: CellCount,
): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  if (part === undefined) return strings;
  await pack.read(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = phonetic === 0;
      else if (name === 'rPh') phonetic += 1;
    },
    text(piece) {
      if (inText && text.length <= LIMITS.storedCharacters) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        count.sharedString(text);
        strings.push(unescapeText(text));
      }
    },
  });
  return strings;
}
