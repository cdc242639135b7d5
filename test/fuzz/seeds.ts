import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rawWorkbook, stylesOf, textRow } from '../sheets/support/raw-zip.ts';

export type Seed = { name: string; bytes: Buffer };

const ROOT = join(import.meta.dirname, '../..');
/** Generated files are large; what they test is their size. */
const MOST_BYTES = 1_500_000;

/** Files that mutations begin with: those of the samples and of the corpus, and small ones made here. */
export async function seeds(): Promise<Seed[]> {
  const found: Seed[] = made();
  for (const folder of ['samples', 'test/corpus']) {
    const names = await readdir(join(ROOT, folder), { recursive: true }).catch(() => []);
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
      if (!/\.(xlsx|csv|tsv|txt)$/i.test(name)) continue;
      const bytes = await readFile(join(ROOT, folder, name));
      if (bytes.length <= MOST_BYTES) found.push({ name: name.replaceAll(/[/\\]/g, '-'), bytes });
    }
  }
  return found;
}

function made(): Seed[] {
  const csv = (name: string, text: string): Seed => ({ name, bytes: Buffer.from(text) });
  return [
    { name: 'made.xlsx', bytes: workbook() },
    csv('made.csv', rooms(',')),
    csv(
      'made-quoted.csv',
      'Room,Name,Notes\n101,"A, B","two\nlines"\n102,"say ""hi""",x\n103,c,\n',
    ),
    csv('made-semicolons.csv', `sep=;\r\n${rooms(';').replaceAll('\n', '\r\n')}`),
    csv('made-title.csv', `Hotel Aurora,,\n,,\n${rooms(',')}Total,40,\n`),
  ];
}

function rooms(delimiter: string): string {
  const rows = Array.from({ length: 40 }, (_, at) => [
    String(101 + at),
    `Room ${101 + at}`,
    String(7101 + at),
  ]);
  return [['Room', 'Display name', 'Extension'], ...rows]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');
}

/** Shared, inline and rich texts, numbers under formats, dates, formulas, merges, hidden rows and sheets. */
function workbook(): Buffer {
  const cells = (row: number): string =>
    [
      `<c r="A${row}" t="s"><v>${row % 4}</v></c>`,
      `<c r="B${row}" s="1"><v>${row}</v></c>`,
      `<c r="C${row}" t="str"><f>A${row}&amp;"x"</f><v>r${row}</v></c>`,
      `<c r="D${row}" s="2"><v>${45_000 + row}</v></c>`,
      `<c r="E${row}" t="inlineStr"><is><r><t>Suite </t></r><r><t>${row}</t></r></is></c>`,
    ].join('');
  const rows = Array.from(
    { length: 30 },
    (_, at) => `<row r="${at + 2}"${at === 4 ? ' hidden="1"' : ''}>${cells(at + 2)}</row>`,
  );
  const header = textRow(1, ['Room', 'Extension', 'Code', 'Since', 'Display name']);
  return rawWorkbook({
    sheets: [
      {
        name: 'Rooms',
        xml: `<dimension ref="A1:E31"/><cols><col min="4" max="4" hidden="1"/></cols><sheetData>${header}${rows.join('')}</sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells>`,
      },
      { name: 'Lists', state: 'hidden', xml: textRow(1, ['a', 'b']) },
    ],
    strings:
      '<si><t>101</t></si><si><t>102</t></si><si><r><t>10</t></r><r><t>3</t></r></si><si><t xml:space="preserve"> 104 </t></si>',
    styles: stylesOf(['0000', 'yyyy-mm-dd']),
  });
}
