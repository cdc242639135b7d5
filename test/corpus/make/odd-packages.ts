import { rawZip, textRow } from '../../sheets/support/raw-zip.ts';
import { number, row, text } from './cells.ts';

const STRICT = 'http://purl.oclc.org/ooxml';

/** "Strict Open XML Spreadsheet", one of the choices in Excel's Save As, has other namespaces. */
export function strict(): Buffer {
  const main = `${STRICT}/spreadsheetml/main`;
  const office = `${STRICT}/officeDocument/relationships`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const relations = (content: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const rows = [501, 502, 503].map((room, at) =>
    row(at + 2, number(`A${at + 2}`, room), number(`B${at + 2}`, 8000 + room)),
  );
  return rawZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: relations(
        `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook xmlns="${main}" xmlns:r="${office}" conformance="strict"><sheets><sheet name="Rooms" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `${head}<worksheet xmlns="${main}"><sheetData>${row(1, text('A1', 'Room'), text('B1', 'Extension'))}${rows.join('')}</sheetData></worksheet>`,
    },
  ]);
}

/** Report engines prefix every element, leave out where a cell stands, and keep texts as formula results. */
export function reportEngine(): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const cells = (...texts: string[]) =>
    `<x:row>${texts.map((one) => `<x:c t="str"><x:v>${one}</x:v></x:c>`).join('')}</x:row>`;
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="R1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return rawZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '_rels/.rels', data: relations('officeDocument', '/xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<x:workbook xmlns:x="${main}" xmlns:r="${office}"><x:sheets><x:sheet name="RoomExtensions" sheetId="1" r:id="R1"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations('worksheet', '/xl/worksheets/sheet.xml'),
    },
    {
      name: 'xl/worksheets/sheet.xml',
      data: `<x:worksheet xmlns:x="${main}"><x:sheetData>${cells('Property: Larkspur Grand')}${cells('Room', 'Ext', 'Status')}${cells('0101', '0701', 'VC')}${cells('0102', '0702', 'OD')}${cells('0103', '0703', 'VC')}${cells('Page 1 of 1')}</x:sheetData></x:worksheet>`,
    },
  ]);
}

/** Macros beside the sheet, which nobody needs to run. */
export function withMacros(): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (content: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const sheet =
    textRow(1, ['Room', 'Extension']) + textRow(2, ['101', '7101']) + textRow(3, ['102', '7102']);
  return rawZip([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: relations(
        `<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Rooms" sheetId="1" r:id="s1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        `<Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    },
    { name: 'xl/vbaProject.bin', data: Buffer.alloc(64, 1) },
  ]);
}

/** A chart on a sheet of its own before the list. */
export function chartSheet(): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (content: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const rows = [101, 102, 103].map((room, at) =>
    row(at + 2, number(`A${at + 2}`, room), number(`B${at + 2}`, 7000 + room)),
  );
  return rawZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '_rels/.rels', data: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Occupancy" sheetId="1" r:id="c1"/><sheet name="Rooms" sheetId="2" r:id="s1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        relation('c1', 'chartsheet', 'chartsheets/sheet1.xml') +
          relation('s1', 'worksheet', 'worksheets/sheet1.xml'),
      ),
    },
    {
      name: 'xl/chartsheets/sheet1.xml',
      data: `<chartsheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${main}"><sheetData>${row(1, text('A1', 'Room'), text('B1', 'Extension'))}${rows.join('')}</sheetData></worksheet>`,
    },
  ]);
}
