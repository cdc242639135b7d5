import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, filledTexts, textOf } from './cell-nature.ts';

/** Rows under a header that may tell how to fill it. */
const MOST = 3;
const SAMPLE = 40;
const LONGEST = 80;

/** A remark in brackets: "(digits only)", "[optional]". `(clear)` is a value of Bellhop's. */
const BRACKETED = /^[([{<（【][^()]*[)\]}>）】]$/u;
const RULE = /^([-=_–—─━*.~+|]\s?){3,}$/u;
const EXAMPLE =
  /^(e\.?\s?g\.?|i\.?\s?e\.?|ex\.?|example|sample|z\.?\s?b\.?|beispiel|p\.?\s?ex\.?|exemple|p\.?\s?ej\.?|ejemplo|p\.?\s?es\.?|es\.|esempio|例)[\s.:：)）]/iu;

/** What is said of how to fill a column, in whole cells. */
const WORDS = new Set(
  [
    'text,texte,texto,testo,number,numbers,numeric,digits,digits only,numbers only,alphanumeric,date,string,integer,boolean,yes/no,y/n,free text,list,unique',
    'required,optional,mandatory,recommended,if any,if known,do not change,read only,read-only,auto',
    'pflicht,pflichtfeld,optional,zahl,ziffern,nur ziffern,freitext,datum,ja/nein,j/n',
    'obligatoire,facultatif,optionnel,nombre,chiffres,chiffres uniquement,oui/non,o/n,texte libre',
    'obligatorio,opcional,número,numero,solo números,dígitos,fecha,sí/no,s/n,texto libre',
    'obbligatorio,facoltativo,opzionale,numero,cifre,solo cifre,data,sì/no,testo libero',
    '必須,任意,数字,文字,半角数字,半角,全角,日付,テキスト,数字のみ',
  ]
    .join(',')
    .split(','),
);

/** A length or form: "4 digits", "max. 40 characters", "10 Zeichen", "YYYY-MM-DD". */
const FORM =
  /^((max|min|up to|bis|jusqu'à|hasta|fino a)?\.? ?\d{1,4}(-\d{1,4})? ?(digits?|char(acter)?s?|letters|ziffern|zeichen|stellen|stellig|chiffres|caractères|dígitos|caracteres|cifre|caratteri|桁|文字)( max\.?)?|[ymdhjat]{2,4}([-/. ][ymdhjat]{2,4}){1,2})$/iu;

/** The words of which such remarks are made. */
const HINTS = new Set(
  [...WORDS].flatMap((remark) => remark.split(/[\s/-]+/u)).filter((word) => word.length > 1),
);

/**
 * How many rows at once below a header say how to fill its columns, or underline it. Each of their
 * cells must be such a remark and none may stand further down, so that a row of data is never
 * taken for one.
 *
 * @param rows those below the header
 * @param above number of the last row of the header
 */
export function countNoteRows(rows: readonly SourceRow[], above: number): number {
  let rules = 0;
  let count = 0;
  for (; count < MOST && rows[count]?.number === above + 1 + count; count += 1) {
    const row = rows[count];
    if (!row || !(isRule(row) || isNoteRow(row))) break;
    if (rules === count && isRule(row)) rules += 1;
  }
  const below = rows.slice(count, count + SAMPLE);
  if (below.length === 0) return 0;
  const noted = rows.slice(rules, count).flatMap(filledColumns);
  const recur = below.some((row) => noted.some((column) => isRemark(textOf(row.cells[column]))));
  return recur ? rules : count;
}

/** A line drawn with characters: dashes under a header, between pages, above a total. */
export function isRule(row: SourceRow): boolean {
  const texts = filledTexts(row);
  return texts.length > 0 && texts.every((text) => RULE.test(text));
}

function isNoteRow(row: SourceRow): boolean {
  const texts = filledTexts(row);
  if (texts.length === 0 || texts.some((text) => text.toLowerCase() === '(clear)')) return false;
  if (texts.every((text, at) => text === `(${at + 1})`)) return texts.length > 1;
  // A single bare word may be a value.
  const isBare = texts.length === 1 && WORDS.has(plainOf(texts[0] ?? ''));
  return !isBare && texts.every(isRemark) && texts.some(isHint);
}

function plainOf(text: string): string {
  return text.replace(/[*.:]{1,3}$/u, '').toLowerCase();
}

/** A remark by its words, not by its brackets alone. */
function isHint(text: string): boolean {
  const plain = plainOf(text.replace(/[()[\]{}<>（）【】]/gu, ''));
  if (EXAMPLE.test(plain) || FORM.test(plain) || WORDS.has(plain)) return true;
  return plain.split(/[\s,;/–-]+/u).some((word) => HINTS.has(word));
}

function isRemark(text: string): boolean {
  if (text === '' || text.length > LONGEST) return false;
  const plain = plainOf(text);
  return (
    (BRACKETED.test(text) && /\p{L}/u.test(text)) ||
    RULE.test(text) ||
    EXAMPLE.test(text) ||
    plain.split(/\s*[,;]\s*|\s+[/–-]\s+/u).every((part) => WORDS.has(part) || FORM.test(part))
  );
}
