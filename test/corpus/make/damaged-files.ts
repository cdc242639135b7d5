import { lines, range, semicolons, western } from './lines.ts';
import type { Files } from './lines.ts';

/** What spreadsheets and keyboards do to cells. */
export function damagedFiles(): Files {
  return {
    'telefonos-cientifico.csv': western(
      lines(
        [
          ['Agenda', 'Nombre', 'Teléfono'],
          ['Recepción', 'Recepción', '+12065550100'],
          ['Recepción', 'Conserjería', '5,58199E+12'],
          ['Servicios', 'Lavandería', '+12065550102'],
          ['Servicios', 'Restaurante', '1,20656E+10'],
        ],
        semicolons,
      ),
    ),
    'lost-zeros.csv': lines([
      ['Room', 'Extension'],
      ...[...range(1, 9), '10', '11', '12'].map((room) => [
        room.padStart(2, '0'),
        // Three cells were typed again later, and Excel took their zero away.
        ['4', '7', '11'].includes(room)
          ? `1${room.padStart(2, '0')}`
          : `01${room.padStart(2, '0')}`,
      ]),
    ]),
    'lost-plus.csv': lines([
      ['Address book', 'Name', 'Phone 1'],
      ['Front desk', 'Reception', '+442079460010'],
      ['Front desk', 'Concierge', '+442079460011'],
      ['Services', 'Spa', '442079460012'],
      ['Services', 'Taxi', '+442079460013'],
    ]),
    'rooms-turned-dates.csv': lines([
      ['Room', 'Extension'],
      ['1-1', '4011'],
      ['1-Feb', '4012'],
      ['1-13', '4013'],
      ['1-14', '4014'],
      ['2-21', '4021'],
      ['2-22', '4022'],
      ['2-23', '4023'],
    ]),
    'blanks.csv': lines([
      ['Room ', ' Floor', 'Display\u00A0name', 'Extension'],
      ['101 ', '1', '\u00A0Room 101', '7101\u00A0'],
      [' 102', '1', 'Room\u00A0102', ' 7102 '],
      ['103', '1', 'Room 103', '7103'],
      ['104\t', '1', 'Room 104  ', '71\u200B04'],
    ]),
    '内線-全角.csv': lines([
      ['客室', '内線番号'],
      ['１０１', '７１０１'],
      ['１０２', '７１０２'],
      ['103', '7103'],
    ]),
    'letter-o.csv': lines([
      ['Room', 'Extension'],
      ['101', '7101'],
      ['102', '71O2'],
      ['103', '7103'],
      ['104', '7l04'],
      ['105', '7105'],
    ]),
    'pandas.csv': lines(
      [
        ['Room', 'Floor', 'Extension'],
        ['101', '1', '7101.0'],
        ['102', '1', ''],
        ['103', '1', '7103.0'],
        ['104', '1', '7104.0'],
      ],
      { end: '\n' },
    ),
    'nulls.csv': lines([
      ['Room', 'Display name', 'Extension', 'Address books'],
      ['101', 'Room 101', '7101', 'Front desk'],
      ['102', 'NULL', 'NULL', 'NULL'],
      ['103', 'none', '-', 'n/a'],
    ]),
    'ids-cut.csv': lines([
      ['Unit ID', 'Display name'],
      [`amzn1.alexa.unit.did.${'A'.repeat(234)}`, 'Room 101'],
      [`amzn1.alexa.unit.did.${'B'.repeat(120)}`, 'Room 102'],
    ]),
    'durchwahl-tausender.csv': lines(
      [
        ['Zimmer', 'Durchwahl'],
        ['101', '7.101'],
        ['102', '7.102'],
        ['103', '7.103'],
        ['110', '7.110'],
      ],
      semicolons,
    ),
    'excel-marks.csv': lines([
      ['Room', 'Extension'],
      ['"=""0101"""', '"=""0701"""'],
      ['"=""0102"""', '"=""0702"""'],
      ['"=""0103"""', "'0703"],
    ]),
    'rounded-ids.csv': lines([
      ['External user', 'Room'],
      ['4111222233334440', '101'],
      ['4.11122E+15', '102'],
      ['hotel-103', '103'],
    ]),
  };
}
