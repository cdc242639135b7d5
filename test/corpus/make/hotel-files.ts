import { lines, range, semicolons, western } from './lines.ts';
import type { Files } from './lines.ts';

/** Lists as systems of hotels and hospitals export them. */
export function hotelFiles(): Files {
  return {
    'opera-rooms.txt': lines(
      [
        ['ROOM', 'ROOM_TYPE', 'ROOM_CLASS', 'FLOOR', 'FEATURES', 'PHONE_EXTENSION', 'STATUS'],
        ['1001', 'KNGN', 'STD', '10', 'NS,CITY', '71001', 'CLEAN'],
        ['1002', 'QQNS', 'STD', '10', 'NS', '71002', 'DIRTY'],
        ['1003', 'KNGN', 'STD', '10', 'NS,ADA', '71003', 'INSPECTED'],
        ['1101', 'STEX', 'SUI', '11', 'NS,CITY,BALC', '71101', 'CLEAN'],
        ['Total Rooms', '4'],
      ],
      { by: '\t' },
    ),
    'protel-zimmer.csv': western(
      lines(
        [
          ['ZiNr', 'ZiTyp', 'Etage', 'Haus', 'Nebenstelle', 'Größe m²'],
          ['201', 'EZ', '2', 'Haupthaus', '2201', '18,5'],
          ['202', 'DZ', '2', 'Haupthaus', '2202', '24,0'],
          ['203', 'DZ', '2', 'Haupthaus', '2203', '24,0'],
          ['301', 'SU', '3', 'Gästehaus', '2301', '41,5'],
        ],
        semicolons,
      ),
    ),
    'mews-spaces.csv':
      '\uFEFF' +
      lines([
        ['Space', 'Space category', 'Building', 'Floor', 'Internal phone', 'State'],
        ['101', 'Standard Double', 'Main', '1', '101', 'Clean'],
        ['102', 'Standard Double', 'Main', '1', '102', 'Dirty'],
        ['201', 'Superior Twin', 'Main', '2', '201', 'Inspected'],
        ['202', 'Superior Twin', 'Main', '2', '202', 'Out of order'],
      ]),
    'adt-census.txt': lines(
      [
        'MAPLE RIDGE GENERAL - MIDNIGHT CENSUS',
        'Run date: 01/12/2026 00:05',
        '',
        ['Nursing unit', 'Room', 'Bed', 'Patient name', 'DOB', 'MRN', 'Admit date', 'Phone ext'],
        ['4 WEST', '401', 'A', 'Sample, Ann', '03/14/1951', '00010001', '01/09/2026', '4401'],
        ['4 WEST', '402', 'A', 'Sample, Ben', '11/02/1947', '00010002', '01/10/2026', '4402'],
        ['4 WEST', '403', 'A', 'Sample, Cleo', '07/30/1984', '00010003', '01/11/2026', '4403'],
        ['5 EAST', '501', 'A', 'Sample, Dan', '05/21/1939', '00010004', '01/04/2026', '4501'],
        ['5 EAST', '502', 'A', 'Sample, Eve', '12/12/1990', '00010005', '01/11/2026', '4502'],
        '*** END OF REPORT ***',
      ],
      { by: '|' },
    ),
    'arrivals.csv': lines([
      ['Arrival', 'Departure', 'Guest name', 'Room', 'Nights', 'Guest phone'],
      ['2026-02-01', '2026-02-03', 'Sample Ann', '101', '2', '+12065550120'],
      ['2026-02-01', '2026-02-04', 'Sample Ben', '104', '3', '+12065550121'],
      ['2026-02-01', '2026-02-02', 'Sample Cleo', '202', '1', '+442079460121'],
    ]),
    'rooms-tabs-named.xls': western(
      lines(
        [
          ['Habitación', 'Tipo', 'Extensión'],
          ['201', 'Doble', '6201'],
          ['202', 'Niños', '6202'],
          ['203', 'Doble', '6203'],
        ],
        { by: '\t' },
      ),
    ),
    'camas.csv': western(
      lines(
        [
          ['Planta', 'Habitación', 'Cama', 'Paciente', 'NHC', 'Fecha de ingreso', 'Extensión'],
          ['2', '210', 'A', 'Muestra Ana', '900001', '03/01/2026', '5210'],
          ['2', '211', 'A', 'Muestra Luis', '900002', '05/01/2026', '5211'],
          ['3', '310', 'B', 'Muestra Eva', '900003', '09/01/2026', '5310'],
        ],
        semicolons,
      ),
    ),
    'exported-with-remark.csv': lines(
      [
        '# Larkspur Grand - exported 2026-01-12 06:00 by the night auditor',
        ['Room', 'Display name', 'Extension'],
        ['101', 'Room 101', '7101'],
        ['102', 'Room 102', '7102'],
        ['103', 'Room 103', '7103'],
      ],
      { end: '\n' },
    ),
    'printed-list.txt': printedList(),
  };
}

/** A list as a hotel system prints it to a file: each page with its head, a rule and its number. */
function printedList(): string {
  const page = (number: number, rooms: string[]) => [
    'HOTEL LARKSPUR GRAND;;;ROOM LIST',
    'Room;Floor;Extension;Wing',
    '----;-----;---------;----',
    ...rooms.map((room) => `${room};${room[0]};7${room};${room < '300' ? 'North' : 'South'}`),
    `;;;Page ${number} of 3`,
    '',
  ];
  return [
    ...page(1, range(101, 105)),
    ...page(2, range(201, 205)),
    ...page(3, range(301, 304)),
    'Total rooms: 14;;;',
    'Printed 12.01.2026 06:00;;;',
    '',
  ].join('\r\n');
}
