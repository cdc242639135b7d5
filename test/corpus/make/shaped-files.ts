import { lines, semicolons } from './lines.ts';
import type { Files } from './lines.ts';

/** Tables that are cut and quoted in every way. */
export function shapedFiles(): Files {
  return {
    'preise-dezimalkomma.csv': lines(
      [
        ['Zimmer', 'Preis', 'Saisonpreis', 'Fläche', 'Nebenstelle'],
        ['101', '89,50', '119,00', '18,5', '7101'],
        ['102', '89,50', '119,00', '18,5', '7102'],
        ['103', '129,00', '159,00', '32,0', '7103'],
        ['104', '129,00', '159,00', '32,0', '7104'],
      ],
      semicolons,
    ),
    'rooms-pipe.txt': lines(
      [
        ['Room', 'Display name', 'Extension'],
        ['101', 'Room 101, sea side', '7101'],
        ['102', 'Room 102', '7102'],
        ['103', 'Room 103', '7103'],
      ],
      { by: '|', end: '\n' },
    ),
    'notes-with-line-breaks.csv': lines([
      ['Room', 'Notes', 'Extension'],
      ['101', '"Phone by the bed.\nSecond one, broken,\nin the bath."', '7101'],
      ['102', '', '7102'],
      ['103', '"Says ""out of order"", check"', '7103'],
    ]),
    'stray-quotes.csv': lines([
      ['Room', 'Equipment', 'Extension'],
      ['101', '32" TV', '7101'],
      ['102', '55" TV and soundbar', '7102'],
      ['103', 'none', '7103'],
      ['104', '"Deluxe" bath', '7104'],
    ]),
    'unequal-rows.csv': lines([
      'Room,Floor,Extension',
      '101,1,7101,,,',
      '102,1',
      '103,1,7103',
      '',
      ',,',
      '201,2,7201,call first',
      ',,,,,',
    ]),
    'nul-bytes.csv': lines([
      ['Room', 'Extension', 'Station'],
      ['101', '7101', 'GUEST\0\0\0\0\0'],
      ['102', '7102', 'GUEST\0\0\0\0\0'],
      ['103', '7103', 'GUEST\0\0\0\0\0'],
    ]),
    'two-header-rows.csv': lines([
      ['Room', '', 'Telephone', ''],
      ['Number', 'Name', 'Extension', 'Handset'],
      ['101', 'Room 101', '7101', 'desk'],
      ['102', 'Room 102', '7102', 'desk'],
      ['103', 'Room 103', '7103', 'wall'],
    ]),
    'floor-named-once.csv': lines([
      ['Floor', 'Room', 'Extension'],
      ['Floor 1', '101', '7101'],
      ['', '102', '7102'],
      ['', '103', '7103'],
      ['Floor 2', '201', '7201'],
      ['', '202', '7202'],
    ]),
    'lines-quoted-whole.csv': lines([
      'Room;Display name;Extension',
      '"101;""Sea side"";7101"',
      '"102;Harbour side;7102"',
      '103;Garden side;7103',
    ]),
    'mysql-query.txt': lines(
      [
        '+------+-----------+--------------+',
        '| room | extension | display_name |',
        '+------+-----------+--------------+',
        '|  101 |      7101 | Room 101     |',
        '|  102 |      7102 | Room 102     |',
        '|  103 |      7103 | Room 103     |',
        '+------+-----------+--------------+',
        '3 rows in set (0.00 sec)',
      ],
      { end: '\n' },
    ),
    'psql-query.txt': lines(
      [
        ' room | extension | display_name ',
        '------+-----------+--------------',
        ' 101  | 7101      | Room 101',
        ' 102  | 7102      | Room 102',
        ' 103  | 7103      | Room 103',
        '(3 rows)',
      ],
      { end: '\n' },
    ),
    'only-a-header.csv': 'Room,Floor,Extension\n',
    'dos-end-mark.csv': `${lines([
      ['ROOM', 'EXTENSION'],
      ['101', '7101'],
      ['102', '7102'],
    ])}\u001A`,
    'header-twice.csv': lines([
      ['Room', 'Extension', 'Extension'],
      ['101', '7101', '8101'],
      ['102', '7102', '8102'],
    ]),
    'ends-with-semicolons.csv': lines(
      [
        ['Camera', 'Interno', ''],
        ['1', '301', ''],
        ['2', '302', ''],
        ['3', '303', ''],
      ],
      semicolons,
    ),
    'old-mac.csv': lines(
      [
        ['Room', 'Floor', 'Extension'],
        ['101', '1', '7101'],
        ['102', '1', '7102'],
        ['201', '2', '7201'],
      ],
      { end: '\r' },
    ),
  };
}
