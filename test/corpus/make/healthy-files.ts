import { lines, range } from './lines.ts';
import type { Files } from './lines.ts';

const twoFloors = [...range(101, 106), ...range(201, 206)];

/** Lists with which nothing is wrong. */
export function healthyFiles(): Files {
  return {
    'rooms-plain.csv': lines(
      [
        ['Room', 'Floor', 'Display name', 'Extension'],
        ...twoFloors.map((room) => [room, `Floor ${room[0]}`, `Room ${room}`, `7${room}`]),
      ],
      { end: '\n' },
    ),
    'contacts-plain.csv':
      '\uFEFF' +
      lines([
        ['Address book', 'Name', 'Phone 1', 'Phone 2'],
        ['Front desk', 'Reception', '+12065550100', '+12065550101'],
        ['Front desk', 'Concierge', '+12065550102', ''],
        ['Services', 'Housekeeping', '+12065550103', ''],
        ['Services', 'Room service', '+12065550104', ''],
        ['Services', 'Spa', '+442079460018', ''],
      ]),
    'rooms-with-letters.csv': lines([
      ['Room', 'Display name', 'Extension'],
      ['1A', 'Garden 1A', '7001; 7002'],
      ['1B', 'Garden 1B', '7003'],
      ['12C', "Captain's Cabin", '7012'],
      ['PH-1', 'Penthouse 1', '7901'],
      ['Lounge', 'Lounge', '7999'],
    ]),
    'floors-with-the-same-numbers.csv': lines([
      ['Building', 'Room', 'Extension'],
      ['Tower A', '1', '4101'],
      ['Tower A', '2', '4102'],
      ['Tower A', '3', '4103'],
      ['Tower B', '1', '4201'],
      ['Tower B', '2', '4202'],
      ['Tower B', '3', '4203'],
    ]),
  };
}
