import Papa from 'papaparse';
import type { FileReading } from '../../../shared/domain/reading.ts';
import type { Delimiter, TextEncoding } from '../../../shared/domain/text-files.ts';
import { createCellCount } from '../count-cells.ts';
import { quoted, refuse } from '../refuse.ts';
import type { ReadEvents } from '../sheet-events.ts';
import { cleanText } from './clean-text.ts';
import { chooseDelimiter, delimiterName } from './delimiter.ts';
import type { DelimiterChoice } from './delimiter.ts';
import { chooseEncoding, decodeText } from './encoding.ts';
import { blankColumns } from './fixed-width.ts';
import { unguardFormula } from './formula-guard.ts';
import { otherEncoding } from './other-encodings.ts';
import { refuseLongText, refuseShapeless } from './refuse-shape.ts';
import { countLines, repairText } from './repair-text.ts';
import { delimiterDecision, encodingDecision } from './text-decisions.ts';
import { unwrapLines } from './unwrap-lines.ts';

/** `sep=;` on the first line: how Excel is told the delimiter. Saved again, it has delimiters behind it. */
const SEP_LINE = /^"?sep=(\\t|[^\r\n"])"?[;,\t|]{0,99}[ ]{0,9}(?:\r\n|\r|\n|$)/i;

/** Reads delimited text; refuses bytes that are no text. Row numbers are lines of the file. */
export function readText(
  file: string,
  bytes: Buffer,
  choices: Pick<FileReading, 'encoding' | 'delimiter'>,
  events: ReadEvents,
): void {
  refuseLongText(file, bytes.length);
  events.sheet(file, true);
  const clean = cleanText(decode(file, bytes, choices.encoding, events));
  const sep = SEP_LINE.exec(clean.text);
  const firstLine = sep ? 2 : 1;
  const { text, unwrapped } = unwrapLines(sep ? clean.text.slice(sep[0].length) : clean.text);
  noteUnwrapped(file, unwrapped, firstLine, events);
  const named = sep?.[1] === '\\t' ? '\t' : sep?.[1];
  const delimiter = decideDelimiter(file, text, { chosen: choices.delimiter, named }, events);
  for (const one of clean.notes) events.note({ sheet: file, ...one });

  refuseShapeless(file, text, delimiter);
  if (isSound(text, delimiter)) {
    const newline = text.includes('\r') ? '\r\n' : '\n';
    readRecords({ file, text, delimiter, newline, firstLine }, events);
  } else {
    const repaired = repairText(text, delimiter);
    noteStrayQuotes(file, repaired.strayQuotes, firstLine, events);
    readRecords({ file, text: repaired.text, delimiter, newline: '\n', firstLine }, events);
  }
  events.sheetEnd({ merges: [], hiddenRows: [], hiddenColumns: [] });
}

function decode(
  file: string,
  bytes: Buffer,
  chosen: TextEncoding | undefined,
  events: ReadEvents,
): string {
  const other = chosen ? undefined : otherEncoding(bytes);
  if (other !== undefined) {
    return refuse(
      'not-a-sheet',
      `${quoted(file)} is written in ${other}, which Bellhop does not read: open it in a text editor and save it as UTF-8.`,
    );
  }
  const found = chooseEncoding(bytes);
  if (!chosen && !found) {
    return refuse(
      'not-a-sheet',
      `${quoted(file)} is neither text nor a workbook: choose an Excel workbook (.xlsx) or a CSV file.`,
    );
  }
  const decision = encodingDecision(file, found, chosen);
  events.decide(decision);
  return decodeText(bytes, chosen ?? found?.encoding ?? 'utf-8');
}

/** What a person chose comes first, then what the first line names, then what cuts the lines best. */
function decideDelimiter(
  file: string,
  text: string,
  given: { chosen: Delimiter | undefined; named: string | undefined },
  events: ReadEvents,
): string {
  const found = chooseDelimiter(text);
  // A first line that names what no line below it holds was left behind by another export.
  const isStale =
    given.named !== undefined && found.width > 1 && !text.includes(given.named) && found.sure;
  const named = isStale ? undefined : given.named;
  if (given.chosen === undefined && named === undefined && isLinedUp(text, found)) {
    return refuse(
      'not-a-sheet',
      `${quoted(file)} lines its columns up with blanks, with no sign between them, so where a column ends cannot be known: open it in Excel (Data, From Text/CSV, Fixed width) and save it as .xlsx.`,
    );
  }
  const decision = delimiterDecision(file, found, { chosen: given.chosen, named });
  events.decide(
    isStale && given.chosen === undefined
      ? {
          ...decision,
          sure: false,
          evidence: `${decision.evidence} The first line of the file names the ${delimiterName(given.named ?? '')}, which no other line holds.`,
        }
      : decision,
  );
  return decision.value;
}

function isLinedUp(text: string, { width, even }: DelimiterChoice): boolean {
  if (width > 1 && even >= 0.8) return false;
  return blankColumns(text) >= (width === 1 ? 2 : 3);
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

function noteUnwrapped(file: string, lines: number[], firstLine: number, events: ReadEvents): void {
  const [first] = lines;
  if (first === undefined) return;
  const line = first + firstLine - 1;
  events.note({
    sheet: file,
    code: 'lines-quoted',
    message:
      lines.length === 1
        ? `Line ${line} is quoted as a whole; it was read as the cells that it holds.`
        : `${lines.length} lines (the first is line ${line}) are quoted as a whole; they were read as the cells that they hold.`,
  });
}

function noteStrayQuotes(
  file: string,
  lines: number[],
  firstLine: number,
  events: ReadEvents,
): void {
  const first = lines[0];
  if (first === undefined) return;
  const others = lines.length > 1 ? ` and ${lines.length - 1} more` : '';
  events.note({
    sheet: file,
    code: 'stray-quotes',
    message: `Line ${first + firstLine - 1}${others} has a quotation mark that opens or closes nothing; it was kept as a plain character.`,
  });
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

/** Records between two words about progress. */
const PROGRESS_RECORDS = 2_000;

function readRecords(
  { file, text, delimiter, newline, firstLine }: SoundText,
  events: ReadEvents,
): void {
  const count = createCellCount(file);
  let line = firstLine;
  let guarded = 0;
  let records = 0;
  let passed = 0;
  const readRecord = (record: string[]) => {
    records += 1;
    if (records % PROGRESS_RECORDS === 0) events.progress(Math.min(1, passed / text.length));
    passed += record.length;
    const number = line;
    let filled = 0;
    let holds = false;
    for (let column = 0; column < record.length; column += 1) {
      const raw = record[column] ?? '';
      if (raw === '') continue;
      passed += raw.length;
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
