import iconv from 'iconv-lite';
import { lines } from './lines.ts';
import type { Files } from './lines.ts';

/** What is no list that could be read. */
export function refusedFiles(): Files {
  return {
    'empty.csv': '',
    'no-header.csv': lines([
      ['101', '7101', '1'],
      ['102', '7102', '1'],
      ['103', '7103', '1'],
    ]),
    '客室-euc.csv': iconv.encode(
      lines([
        ['へや', 'なまえ', '内線'],
        ['101', 'さくら', '7101'],
        ['102', 'もみじ', '7102'],
      ]),
      'euc-jp',
    ),
    'room-report.xls': [
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>',
      '<body><table border="1"><tr><th>Room</th><th>Extension</th></tr>',
      '<tr><td>101</td><td>7101</td></tr><tr><td>102</td><td>7102</td></tr></table></body></html>',
      '',
    ].join('\r\n'),
    'rooms-2003.xml': [
      '<?xml version="1.0"?>',
      '<?mso-application progid="Excel.Sheet"?>',
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      '<Worksheet><Table><Row><Cell><Data>Room</Data></Cell></Row></Table></Worksheet></Workbook>',
      '',
    ].join('\r\n'),
    'letter.txt': lines([
      'Hello,',
      'room 101 has extension 7101, and room 102 has 7102, as we said on the phone.',
      'Thanks, the night manager',
    ]),
    'fax-cover.csv': '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n',
  };
}
