import Papa from 'papaparse';
import { DELIMITERS, TEXT_ENCODINGS } from '../../../shared/domain/reading.ts';
import type { FileReading, TextEncoding } from '../../../shared/domain/reading.ts';
import type { ReadNote } from '../../../shared/domain/source.ts';
import { createCellCount } from '../count-cells.ts';
import { quoted, refuse } from '../refuse.ts';
import type { ReadEvents } from '../sheet-events.ts';
import { chooseDelimiter, delimiterName } from './delimiter.ts';
import { chooseEncoding, decodeText } from './encoding.ts';
import { unguardFormula } from './formula-guard.ts';
import { refuseLongText, refuseShapeless } from './refuse-shape.ts';
import { countLines, repairText } from './repair-text.ts';

/** `sep=;` on the first line: how Excel is told the delimiter. */
const SEP_LINE = /^"?sep=(.)"?(\r\n|\r|\n|$)/i;

/** Reads delimited text; refuses bytes that are no text. Row numbers are lines of the file. */
export function readText(
  file: string,
  bytes: Buffer,
  choices: Pick<FileReading, 'encoding' | 'delimiter'>,
  events: ReadEvents,
): void {
  const note = (code: string, message: string) => events.note({ sheet: file, code, message });
  refuseLongText(file, bytes.length);
  events.sheet(file, true);
  const decoded = decode(file, bytes, choices.encoding, events);
  const sep = SEP_LINE.exec(decoded);
  const text = sep ? decoded.slice(sep[0].length) : decoded;
  const firstLine = sep ? 2 : 1;
  const delimiter = choices.delimiter ?? sep?.[1] ?? chooseDelimiter(text).delimiter;
  tellDelimiter(file, delimiter, choices.delimiter !== undefined, events);
  if (sep) {
    note(
      'sep-line',
      `The line "sep=" of the file names the ${delimiterName(delimiter)} as delimiter.`,
    );
  }

  refuseShapeless(file, text, delimiter);
  if (isSound(text, delimiter)) {
    const newline = text.includes('\r') ? '\r\n' : '\n';
    readRecords({ file, text, delimiter, newline, firstLine }, events);
  } else {
    const repaired = repairText(text, delimiter);
    noteStrayQuotes(repaired.strayQuotes, firstLine, note);
    readRecords({ file, text: repaired.text, delimiter, newline: '\n', firstLine }, events);
  }
  events.sheetEnd({ merges: [], hiddenRows: [], hiddenColumns: [] });
}

type Note = (code: string, message: ReadNote['message']) => void;

function decode(
  file: string,
  bytes: Buffer,
  chosen: TextEncoding | undefined,
  events: ReadEvents,
): string {
  const choice = chosen ? { encoding: chosen, because: 'it was chosen' } : chooseEncoding(bytes);
  if (!choice) {
    return refuse(
      'not-a-sheet',
      `${quoted(file)} is neither text nor a workbook: choose an Excel workbook (.xlsx) or a CSV file.`,
    );
  }
  const shownAs = (value: TextEncoding) => ({ value, shown: ENCODING_NAMES[value] });
  events.decide({
    file,
    sheet: null,
    what: 'encoding',
    ...shownAs(choice.encoding),
    evidence: `It is read as ${ENCODING_NAMES[choice.encoding]}, since ${choice.because}.`,
    chosen: chosen !== undefined,
    sure: true,
    others: TEXT_ENCODINGS.filter((one) => one !== choice.encoding).map(shownAs),
  });
  return decodeText(bytes, choice.encoding);
}

const ENCODING_NAMES: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift_JIS',
};

function tellDelimiter(file: string, value: string, chosen: boolean, events: ReadEvents): void {
  events.decide({
    file,
    sheet: null,
    what: 'delimiter',
    value,
    shown: delimiterName(value),
    evidence: `The columns are parted by the ${delimiterName(value)}.`,
    chosen,
    sure: true,
    others: DELIMITERS.filter((one) => one !== value).map((one) => ({
      value: one,
      shown: delimiterName(one),
    })),
  });
}

/** One kind of line end, and quotation marks that the parser has no doubt about. */
function isSound(text: string, delimiter: string): boolean {
  if (text.includes('\r') && /\r(?!\n)|(?<!\r)\n/.test(text)) return false;
  if (!text.includes('"')) return true;
  if (text.includes(`${delimiter} "`)) return false;
  let sound = true;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: text.includes('\r') ? '\r\n' : '\n',
    step({ errors }, parser) {
      if (!errors.some(({ type }) => type === 'Quotes')) return;
      sound = false;
      parser.abort();
    },
  });
  return sound;
}

function noteStrayQuotes(lines: number[], firstLine: number, note: Note): void {
  const first = lines[0];
  if (first === undefined) return;
  const others = lines.length > 1 ? ` and ${lines.length - 1} more` : '';
  note(
    'stray-quotes',
    `Line ${first + firstLine - 1}${others} has a quotation mark that opens or closes nothing; it was kept as a plain character.`,
  );
}

/** Text that the parser reads without doubt. */
type SoundText = {
  file: string;
  text: string;
  delimiter: string;
  newline: '\n' | '\r\n';
  /** Number of the line on which the text begins. */
  firstLine: number;
};

function readRecords(
  { file, text, delimiter, newline, firstLine }: SoundText,
  events: ReadEvents,
): void {
  const count = createCellCount(file);
  let line = firstLine;
  let guarded = 0;
  const readRecord = (record: string[]) => {
    const number = line;
    let filled = 0;
    let holds = false;
    for (let column = 0; column < record.length; column += 1) {
      const raw = record[column] ?? '';
      if (raw === '') continue;
      if (raw.includes('\n') || raw.includes('\r')) line += countLines(raw);
      const cell = raw.startsWith("'") ? unguardFormula(raw) : raw;
      if (cell !== raw) {
        guarded += 1;
        record[column] = cell;
      }
      if (!holds && cell.trim() !== '') {
        holds = true;
        count.row();
      }
      count.cell(file, number, column, cell);
      filled = column + 1;
    }
    line += 1;
    if (!holds) return;
    record.length = filled;
    events.row({ number, cells: record });
  };
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    step: ({ data }) => readRecord(data),
  });
  if (guarded > 0) {
    events.note({
      sheet: file,
      code: 'formula-guard',
      message: `In ${guarded} ${guarded === 1 ? 'cell' : 'cells'} the leading apostrophe that keeps a spreadsheet from running the text as a formula was left out.`,
    });
  }
}
