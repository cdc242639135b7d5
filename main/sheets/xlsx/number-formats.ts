import { format, getFormatFromId, isDateFormat } from 'numfmt';
import { LIMITS } from '../limits.ts';
import type { Package } from './open-package.ts';

/** How cells of one style show their value. */
export type CellFormat = {
  /** The code, where it is set and not General. */
  code: string | undefined;
  isDate: boolean;
  /** Text as shown, where the format adds to it (`"Rm "@`). */
  showText: ((text: string) => string) | undefined;
  showNumber(value: number): string;
};

/** Days between the two calendars that workbooks may count in. */
const DAYS_1904 = 1462;

function cellFormat(given: string, date1904: boolean): CellFormat {
  // No program writes a longer one, and applying it could take for ever.
  const code = given.length > LIMITS.formatCharacters ? '' : given;
  const isGeneral = /^general$/i.test(code) || code === '';
  const isDate = !isGeneral && isDateFormat(code);
  const show = (value: number | string) => format(code || 'General', value, { throws: false });
  return {
    code: isGeneral ? undefined : code,
    isDate,
    showText: code.includes('@') && code !== '@' ? (text) => show(text) : undefined,
    // Formats pad with blanks to line columns up; a person does not see those.
    showNumber: (value) => show(isDate && date1904 ? value + DAYS_1904 : value).trim(),
  };
}

/** Formats by the number that cells carry in `s`. */
export async function readCellFormats(
  pack: Package,
  part: string | undefined,
  date1904: boolean,
): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  if (part !== undefined) {
    await pack.read(part, {
      open(name, attributes) {
        if (name === 'numFmt') {
          codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        } else if (name === 'cellXfs') inCellStyles = true;
        else if (name === 'xf' && inCellStyles) ids.push(Number(attributes['numFmtId'] ?? 0));
      },
      close(name) {
        if (name === 'cellXfs') inCellStyles = false;
      },
    });
  }
  const known = new Map<number, CellFormat>();
  const formatOf = (id: number) => {
    const found = known.get(id) ?? cellFormat(codes.get(id) ?? getFormatFromId(id) ?? '', date1904);
    known.set(id, found);
    return found;
  };
  return ids.length === 0 ? [formatOf(0)] : ids.map(formatOf);
}
