import { crc32, deflateRawSync } from 'node:zlib';

export type RawEntry = { name: string; data: string | Buffer; stored?: boolean };

/** A zip built by hand, with its entries in just this order. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, stored } of entries) {
    const content = Buffer.from(data);
    const packed = stored ? content : deflateRawSync(content);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), fields, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, label);
    offset += 30 + label.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\u0005\u0006'), end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type RawWorkbook = {
  /** Content of `sheetData`, or of the whole `worksheet` where it begins otherwise. */
  sheets: { name: string; xml: string; state?: string }[];
  /** Content of `styleSheet`. */
  styles?: string;
  /** Content of `sst`. */
  strings?: string;
  date1904?: boolean;
  /** Puts the sheets before everything else in the zip. */
  sheetsFirst?: boolean;
};

function relations(content: string): string {
  return `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}">${content}</Relationships>`;
}

/** A workbook of hand-written parts. */
export function rawWorkbook(book: RawWorkbook): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const sheets = book.sheets.map(({ xml }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    data: `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${
      xml.startsWith('<row') || xml === '' ? `<sheetData>${xml}</sheetData>` : xml
    }</worksheet>`,
  }));
  const rest = [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        book.sheets
          .map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
          .join('') +
          relation('st', 'styles', '/xl/styles.xml') +
          relation('ss', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${
        book.date1904 ? 1 : 0
      }"/><sheets>${book.sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" state="${state ?? 'visible'}" r:id="s${at}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}">${book.styles ?? ''}</styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${book.strings ?? ''}</sst>` },
  ];
  return rawZip(book.sheetsFirst ? [...sheets, ...rest] : [...rest, ...sheets]);
}

/** A row of inline texts. */
export function textRow(number: number, texts: readonly string[], attributes = ''): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}" ${attributes}>${cells.join('')}</row>`;
}

/** A style sheet with one cell format per code; `s="0"` is General. */
export function stylesOf(codes: readonly string[]): string {
  return (
    `<numFmts>${codes.map((code, at) => `<numFmt numFmtId="${at + 200}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
    `<cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${at + 200}"/>`).join('')}</cellXfs>`
  );
}
