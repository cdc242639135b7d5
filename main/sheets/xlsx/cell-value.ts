import type { RichCell, SourceCell } from '../../../shared/domain/source.ts';
import { unescapeText } from './escapes.ts';
import type { CellFormat } from './number-formats.ts';

/** A cell as the sheet's XML has it. */
export type StoredCell = {
  /** Attribute `t`; absent for numbers. */
  type: string;
  /** Content of `v`, or of `is` for inline text. */
  value: string;
  format: CellFormat;
  formula: boolean;
};

function rich(cell: RichCell, { format, formula }: StoredCell): RichCell {
  if (cell.shown === cell.raw) delete cell.shown;
  if (format.code !== undefined) cell.format = format.code;
  if (formula) cell.formula = true;
  return cell;
}

function textCell(text: string, stored: StoredCell): SourceCell {
  const shown = stored.format.showText?.(text) ?? text;
  if (shown === text && !stored.formula) return text;
  return rich({ type: 'text', raw: text, shown }, stored);
}

function numberCell(stored: StoredCell): SourceCell {
  const raw = stored.value.trim();
  const value = Number(raw);
  if (raw === '') return '';
  if (Number.isNaN(value)) return textCell(raw, stored);
  const { format } = stored;
  // Whole numbers of up to eleven digits show as they are: nearly every number of a room list.
  const plain = format.code === undefined && /^-?\d{1,11}$/.test(raw) && !/^-?0\d/.test(raw);
  const type = format.isDate ? 'date' : 'number';
  return rich({ type, raw, shown: plain ? raw : format.showNumber(value) }, stored);
}

/** Days since the day before 1900, as Excel counts, from milliseconds since 1970. */
function serialOf(time: number): number {
  return time / 86_400_000 + 25_569;
}

/** A date stored as ISO text, which strict workbooks may use. */
function isoDateCell(stored: StoredCell): SourceCell {
  const raw = stored.value.trim();
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(raw) || !raw.includes('T') ? raw : `${raw}Z`);
  if (Number.isNaN(time)) return textCell(raw, stored);
  const shown = stored.format.isDate ? stored.format.showNumber(serialOf(time)) : raw;
  return rich({ type: 'date', raw, shown }, stored);
}

/** What a cell held and what the person saw in it. */
export function cellValue(stored: StoredCell, sharedStrings: readonly string[]): SourceCell {
  switch (stored.type) {
    case 's': {
      return textCell(sharedStrings[Number(stored.value)] ?? '', stored);
    }
    case 'str':
    case 'inlineStr': {
      return textCell(unescapeText(stored.value), stored);
    }
    case 'b': {
      const raw = stored.value.trim();
      if (raw === '') return '';
      return rich({ type: 'boolean', raw, shown: raw === '0' ? 'FALSE' : 'TRUE' }, stored);
    }
    case 'e': {
      return rich({ type: 'error', raw: stored.value.trim() }, stored);
    }
    case 'd': {
      return isoDateCell(stored);
    }
    default: {
      return numberCell(stored);
    }
  }
}
