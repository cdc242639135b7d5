import { readHeader } from '../engine/understand/header-words.ts';

/** Texts beyond this are no totals, and patterns are not tried on them. */
const LONGEST = 80;

const TOTAL =
  /^(?:grand |overall |sub-?)?(?:totals?|sum|summe|gesamt(?:summe|zahl)?|zwischensumme|insgesamt|ergebnis|(?:sous-)?total(?:e|es|i)?|totaux|suma|subtotale?|合計|小計|総計|集計|計)(?![\p{L}])/iu;
const SUBTOTAL = /^(?:sub-?total|zwischensumme|sous-total|小計)/iu;
const COUNT =
  /^(?:(?:count|anzahl|cantidad|件数|(?:number|nombre|anzahl|número|numero) (?:of|de|der|di) \p{L}+) ?[:=：]? ?\d{0,7}|\(?\d{1,7} (?:rows?|records?|entries|items|rooms|extensions|contacts|users|zimmer|einträge|datensätze|chambres|enregistrements|habitaciones|registros|camere|righe|filas|lignes)(?: (?:selected|affected|found|in set|returned))?\)?\.?|\d{1,7} ?件)$/iu;
const COUNTED =
  /^\d{1,6} ?(?:室|部屋|件|名|人|台|床|棟|rooms?|beds?|zimmer|betten|chambres?|lits?|habitaciones|camas|camere|letti)$/iu;
const PAGE =
  /^[-–—\s]{0,3}(?:(?:page|seite|página|pagina) ?:? ?\d{1,5}(?: ?(?:of|von|sur|de|di|\/) ?\d{1,5})?|(?:p\.|pg\.?|s\.) ?\d{1,5} ?(?:of|von|\/) ?\d{1,5}|\d{1,5} ?\/ ?\d{1,5} ?(?:ページ|頁)|(?:ページ|頁) ?:? ?\d{1,5}(?: ?\/ ?\d{1,5})?)[-–—\s]{0,3}$/iu;
const PRINTED =
  /^(?:date )?(?:printed|print date|generated|created|exported|export date|report (?:date|run|generated|created)|run date|run on|as of|last (?:updated|changed|modified)|gedruckt|druckdatum|erstellt|stand|exportiert|imprimé|édité|généré|créé|exporté|impreso|generado|creado|exportado|fecha de impresión|stampato|generato|creato|esportato|data di stampa|印刷日時?|出力日時?|作成日時?)(?:\s|:|：)/iu;
/** A date, or a time of day. */
const MOMENT = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[.:]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}月/u;
const SIGNED =
  /^(?:signatures?|signed|approved by|checked by|verified by|prepared by|reviewed by|unterschrift|geprüft(?: von)?|genehmigt(?: von)?|erstellt von|visa|approuvé par|vérifié par|firma(?:do)?(?: por)?|revisado por|approvato da|firmato|署名|承認|確認者?)\s?[:：_.…]/iu;
const BLANK_LINE = /_{5}|\.{8}|…{4}/u;
const END =
  /^(?:[-–—*=<#\s]{0,10}(?:end of (?:report|list|file|table|data)|ende (?:der liste|des berichts)|fin de (?:la )?(?:liste|lista|rapport|informe)|fine elenco)[-–—*=>#.\s]{0,10}|[-–—*=<#]{1,10} ?(?:end|ende|fin|fine) ?[-–—*=>#]{1,10}|以上)$/iu;
const REMARK =
  /^(?:\*+ ?[^\s*]|†|‡|(?:notes?|n\.?b\.?|legend|key|remarks?|disclaimer|confidential|source|hinweise?|bemerkung(?:en)?|anmerkung(?:en)?|legende|quelle|vertraulich|remarques?|légende|confidentiel|notas?|leyenda|nota|legenda|備考|注意?|凡例)\s?[:：]|©|\(c\) ?\d{4}|※)/iu;

function short(text: string): boolean {
  return text.length <= LONGEST;
}

/** "Total", "Grand total:", "Total rooms", "Summe 14", but not "Total Lounge". */
export function isTotal(text: string): boolean {
  const scope = scopeOf(text);
  return scope !== undefined && (scope === '' || readHeader(scope).unknown.length === 0);
}

/** A total that does not say of what. */
export function isBareTotal(text: string): boolean {
  return scopeOf(text) === '';
}

/** Of what a total is one; undefined where the text is none. */
function scopeOf(text: string): string | undefined {
  const found = short(text) ? TOTAL.exec(text) : null;
  return found
    ? text
        .slice(found[0].length)
        .replace(/[\d.,:：=()%\s]+/gu, ' ')
        .trim()
    : undefined;
}

/** A total of some rows, which stands between others. */
export function isSubtotal(text: string): boolean {
  return isTotal(text) && SUBTOTAL.test(text);
}

/** "Count: 14", "14 rows". */
export function isCount(text: string): boolean {
  return short(text) && COUNT.test(text);
}

/** What a printer or report adds to each page: "Page 1 of 3", "Printed 12.01.2026". */
export function isPageLine(text: string): boolean {
  return short(text) && (PAGE.test(text) || (PRINTED.test(text) && MOMENT.test(text)));
}

/** A date or time and nothing else, as it stands beside a page number. */
export function isMoment(text: string): boolean {
  return short(text) && MOMENT.test(text) && !/\p{L}{4}/u.test(text);
}

/** Lines to sign on, and the end said in words. */
export function isClosing(text: string): boolean {
  return short(text) && (SIGNED.test(text) || BLANK_LINE.test(text) || END.test(text));
}

/** A remark by its beginning: "* …", "Note: …". */
export function isMarkedRemark(text: string): boolean {
  return REMARK.test(text.slice(0, LONGEST));
}

/** Number, amount or share as a total shows it; neither a phone number nor an extension with zeros. */
export function isFigure(text: string): boolean {
  return /^(?:[A-Z]{3} |[$€£¥] ?)?-?(?:0|[1-9]\d{0,5}|[1-9]\d{0,2}(?:[.,' ]\d{3}){1,3})(?:[.,]\d{1,2})?(?: ?[%€$£¥]| [A-Z]{3})?$/u.test(
    text,
  );
}

/** A figure with what it counts: "6室", "14 rooms". By itself that may be the name of a room. */
export function isCounted(text: string): boolean {
  return short(text) && COUNTED.test(text);
}
