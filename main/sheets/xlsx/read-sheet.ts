import type { SourceCell } from '../../../shared/domain/source.ts';
import type { CellCount } from '../count-cells.ts';
import type { Merge, ReadEvents } from '../sheet-events.ts';
import { LIMITS } from '../limits.ts';
import { quoted } from '../refuse.ts';
import { parseAddress } from './cell-address.ts';
import { cellValue } from './cell-value.ts';
import { createCellRemarks } from './cell-remarks.ts';
import type { CellFormat } from './number-formats.ts';
import type { Package } from './open-package.ts';
import type { Attributes } from './xml.ts';

export type SheetContext = {
  name: string;
  part: string;
  strings: readonly string[];
  formats: readonly CellFormat[];
  count: CellCount;
};

const PLAIN: CellFormat = {
  code: undefined,
  isDate: false,
  showText: undefined,
  showNumber: String,
};

function parseMerge(ref: string): Merge | undefined {
  const [from, to] = ref.split(':').map(parseAddress);
  if (!from || !to) return undefined;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function hiddenColumnsOf(attributes: Attributes): number[] {
  if (!isTrue(attributes['hidden']) && Number(attributes['width'] ?? 1) !== 0) return [];
  const first = Math.max(1, Math.trunc(Number(attributes['min'])));
  const last = Math.min(Number(attributes['max']), LIMITS.columns);
  const columns: number[] = [];
  for (let column = first; column <= last; column += 1) columns.push(column - 1);
  return columns;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Reads one sheet row by row; memory is one row, however many rows the sheet declares. */
export async function readSheet(
  pack: Package,
  { name: sheet, part, strings, formats, count }: SheetContext,
  events: ReadEvents,
): Promise<void> {
  const merges: Merge[] = [];
  let tallMerges = 0;
  const remarks = createCellRemarks(sheet);
  let hidesZeros = false;
  let filtered = false;
  const hiddenRows: number[] = [];
  const hiddenColumns = new Set<number>();
  let rowNumber = 0;
  let rowNamed = false;
  let rowHidden = false;
  const seen = new Set<number>();
  let cells: SourceCell[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let formula = false;
  let hasValue = false;
  let value = '';
  let inValue = false;
  let inInline = false;
  let phonetic = 0;

  const hostile = (what: string) => pack.refuseXml(`in sheet ${quoted(sheet)}, ${what}`);
  /** A row without a number of its own has that of its cells. */
  const columnAt = (address: string): number => {
    const at = parseAddress(address) ?? hostile(`the cell address ${quoted(address.slice(0, 20))}`);
    if (!rowNamed && at.row > rowNumber) rowNumber = at.row;
    if (at.row !== rowNumber) hostile(`cell ${address} in row ${rowNumber}`);
    return at.column;
  };
  const endCell = () => {
    if (value === '') {
      // An empty text is a result; an empty number is what openpyxl writes, which does not calculate.
      if (formula && !(hasValue && type === 'str')) remarks.notCalculated(rowNumber, column);
      return;
    }
    if ((cells[column] ?? '') !== '') hostile(`two cells in one place of row ${rowNumber}`);
    if (type === 's' && strings[Number(value)] === undefined) {
      hostile(`a text of row ${rowNumber} that is not among its texts`);
    }
    const format = formats[style] ?? PLAIN;
    const cell = cellValue({ type, value, format, formula }, strings);
    if (cell === '') return;
    if (typeof cell !== 'string' && cell.type === 'number') {
      if (hidesZeros && Number(cell.raw) === 0) cell.shown = '';
      if (cell.shown === '' && Number(cell.raw) !== 0) remarks.notShown(rowNumber, column);
    }
    count.cell(sheet, rowNumber, column, cell);
    while (cells.length < column) cells.push('');
    cells[column] = cell;
  };
  const endRow = () => {
    const held = cells;
    cells = [];
    if (!held.some((cell) => typeof cell !== 'string' || cell.trim() !== '')) return;
    // Of two rows with one number nobody could say which is meant.
    if (seen.has(rowNumber)) hostile(`row ${rowNumber} twice`);
    seen.add(rowNumber);
    count.row();
    if (rowHidden) hiddenRows.push(rowNumber);
    events.row({ number: rowNumber, cells: held });
  };
  const found = await pack.read(part, {
    open(name, attributes) {
      switch (name) {
        case 'c': {
          column = attributes['r'] === undefined ? column + 1 : columnAt(attributes['r']);
          type = attributes['t'] ?? '';
          style = Number(attributes['s'] ?? 0);
          formula = false;
          hasValue = false;
          value = '';
          break;
        }
        case 'v': {
          inValue = true;
          hasValue = true;
          break;
        }
        case 'f': {
          formula = true;
          break;
        }
        case 'is': {
          inInline = true;
          break;
        }
        case 't': {
          inValue = inInline && phonetic === 0;
          break;
        }
        case 'rPh': {
          phonetic += 1;
          break;
        }
        case 'row': {
          rowNamed = attributes['r'] !== undefined;
          rowNumber = rowNamed ? Number(attributes['r']) : rowNumber + 1;
          if (!(Number.isInteger(rowNumber) && rowNumber > 0 && rowNumber <= LIMITS.highestRow)) {
            hostile(`a row numbered ${quoted(attributes['r'] ?? String(rowNumber))}`);
          }
          rowHidden = isTrue(attributes['hidden']) || Number(attributes['ht'] ?? 1) === 0;
          column = -1;
          break;
        }
        case 'col': {
          for (const hidden of hiddenColumnsOf(attributes)) hiddenColumns.add(hidden);
          break;
        }
        case 'mergeCell': {
          const merge = parseMerge(attributes['ref'] ?? '');
          if (!merge) break;
          if (merge.bottom > merge.top) count.merges(sheet, (tallMerges += 1));
          if (merges.length < LIMITS.merges) merges.push(merge);
          break;
        }
        case 'sheetView': {
          hidesZeros = /^(0|false)$/.test(attributes['showZeros'] ?? '');
          break;
        }
        case 'sheetPr': {
          filtered ||= isTrue(attributes['filterMode']);
          break;
        }
        case 'filterColumn': {
          filtered = true;
          break;
        }
        default:
      }
    },
    text(piece) {
      if (inValue && value.length <= LIMITS.storedCharacters) value += piece;
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't': {
          inValue = false;
          break;
        }
        case 'c': {
          endCell();
          break;
        }
        case 'is': {
          inInline = false;
          break;
        }
        case 'rPh': {
          phonetic -= 1;
          break;
        }
        case 'row': {
          endRow();
          break;
        }
        default:
      }
    },
  });
  if (!found) {
    events.note({
      sheet,
      code: 'sheet-missing',
      message: `Sheet "${sheet}" is listed in the workbook but its content is missing from the file; it was read as empty.`,
    });
  }
  for (const note of remarks.notes()) events.note(note);
  events.sheetEnd({ merges, hiddenRows, hiddenColumns: [...hiddenColumns], filtered });
}
