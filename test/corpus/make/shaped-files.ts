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
