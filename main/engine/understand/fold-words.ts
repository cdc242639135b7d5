const LATIN = '\\p{Script=Latin}';
const EAST_ASIAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u30fc]';
const SCRIPT_CHANGE = new RegExp(
  `(?<=${LATIN})(?=${EAST_ASIAN})|(?<=${EAST_ASIAN})(?=${LATIN})`,
  'gu',
);

/**
 * Words of a header or of a sheet's name, lower case and without marks: "Phone #2", "phoneNo2" and
 * "PHONE_NO_2" give phone, no, 2; "ROOM番号" gives room and 番号; full-width letters are plain ones.
 */
export function headerWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .replace(SCRIPT_CHANGE, ' ')
    .toLowerCase()
    .replace(/[#№]/gu, ' no ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Header words parted by one blank: what headers, phrases and titles are compared by. */
export function foldWords(text: string): string {
  return headerWords(text).join(' ');
}
