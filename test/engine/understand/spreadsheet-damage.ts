import type { RichCell, SourceCell } from '../../../shared/domain/source.ts';

/** How a spreadsheet treats what is typed into cells that are not formatted as text. */
export type Spreadsheet = {
  /** Which of two numbers it takes for the month. */
  dates: 'month first' | 'day first';
  comma: boolean;
  /** A workbook keeps what is behind a cell; a CSV only what is shown. */
  file: 'xlsx' | 'csv';
  /** A number that is whole as other programs write it. */
  pointed: boolean;
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The cell that comes of typing this. */
export function typed(text: string, sheet: Spreadsheet): SourceCell {
  if (/^\+?\d+$/u.test(text)) return asNumber(Number(text), sheet);
  const [, mantissa, exponent] = /^(\d+)E(\d{1,2})$/u.exec(text) ?? [];
  if (mantissa && exponent) {
    const value = Number(`${mantissa}e${exponent}`);
    return cell(sheet, {
      type: 'number',
      raw: rounded(value),
      shown: scientific(value, 2, sheet),
      format: '0.00E+00',
    });
  }
  const [, first, , second] = /^(\d{1,2})([-/])(\d{1,2})$/u.exec(text) ?? [];
  return first && second ? (asDate(Number(first), Number(second), sheet) ?? text) : text;
}

function asNumber(value: number, sheet: Spreadsheet): SourceCell {
  const raw = rounded(value);
  const shown = value >= 1e11 ? scientific(value, 5, sheet) : raw;
  if (sheet.pointed && value < 1e11) {
    return cell(sheet, {
      type: 'number',
      raw,
      shown: `${raw}${sheet.comma ? ',' : '.'}0`,
      format: '0.0',
    });
  }
  return cell(sheet, { type: 'number', raw, shown });
}

/** Fifteen digits and zeros for the others. */
function rounded(value: number): string {
  return BigInt(Number(value.toPrecision(15))).toString();
}

function scientific(value: number, places: number, { comma }: Spreadsheet): string {
  const [mantissa = '', exponent = ''] = value.toExponential(places).split('e+');
  const short = places === 5 ? mantissa.replace(/\.?0+$/u, '') : mantissa;
  return `${comma ? short.replace('.', ',') : short}E+${exponent.padStart(2, '0')}`;
}

function asDate(first: number, second: number, sheet: Spreadsheet): SourceCell | null {
  const [month, day] = sheet.dates === 'month first' ? [first, second] : [second, first];
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days) return null;
  const serial = Date.UTC(2026, month - 1, day) / 86_400_000 + 25_569;
  const name = MONTHS[month - 1] ?? '';
  const shown = sheet.comma ? `${String(day).padStart(2, '0')}. ${name}` : `${day}-${name}`;
  return cell(sheet, { type: 'date', raw: String(serial), shown, format: 'd-mmm' });
}

function cell({ file }: Spreadsheet, rich: RichCell): SourceCell {
  return file === 'csv' ? (rich.shown ?? rich.raw) : rich;
}
