import { lines, range, semicolons, western } from './lines.ts';
import type { Files } from './lines.ts';

/** Headers and values that lead astray. */
export function meaningFiles(): Files {
  return {
    'number-is-a-phone.csv': lines([
      ['Directory', 'Name', 'Number'],
      ['Front desk', 'Reception', '+12065550100'],
      ['Front desk', 'Valet', '+12065550101'],
      ['Services', 'Taxi', '+12065550102'],
    ]),
    'room-name-and-guest-name.csv': lines([
      ['Room No.', 'Room Name', 'Guest Name', 'Ext.'],
      ['101', 'Garden Suite', 'Sample Ann', '7101'],
      ['102', 'Orchard Room', 'Sample Ben', '7102'],
      ['103', 'Rose Room', '', '7103'],
    ]),
    'prototype-headers.csv': lines([
      ['Room', '__proto__', 'constructor', 'Extension', 'toString'],
      ['101', 'polluted', 'x', '7101', 'y'],
      ['102', 'polluted', 'x', '7102', 'y'],
      ['103', 'polluted', 'x', '7103', 'y'],
    ]),
    'formulas-as-text.csv': lines([
      ['Room', 'Display name', 'Extension', '"=HYPERLINK(""http://192.0.2.1/"",""Open"")"'],
      ['101', "'-Suite 101", '7101', '=1+1'],
      ['102', "'=Suite 102", '7102', '@SUM(A1)'],
      ['103', 'Suite 103', '7103', '+1'],
    ]),
    'extension-rule.csv': lines([
      ['Room', 'Floor', 'Extension'],
      ...[...range(101, 112), ...range(201, 212), ...range(301, 312)].map((room) => [
        room,
        `Floor ${room[0]}`,
        room === '108' ? '7180' : room === '305' ? '7350' : `7${room}`,
      ]),
    ]),
    'extensions-clash.csv': lines([
      ['Room', 'Extension'],
      ['101', '201'],
      ['102', '202'],
      ['103', '202'],
      ['104', '911'],
      ['105', '0'],
      ['106', '20-6'],
    ]),
    'outlook-contacts.csv': lines([
      ['First Name', 'Last Name', 'Company', 'Business Phone', 'Mobile Phone', 'E-mail Address'],
      ['Reception', '', 'Larkspur Grand', '(206) 555-0100', '', 'desk@hotel.example'],
      ['Night', 'Manager', 'Larkspur Grand', '(206) 555-0101', '(206) 555-0102', ''],
      ['Taxi', '', 'Sample Cabs', '(206) 555-0103', '', ''],
    ]),
    'fax-and-mobile.csv': lines([
      ['Address book', 'Contact', 'Fax', 'Mobile', 'Phone'],
      ['Doctors', 'Ward physician', '+12065550170', '+12065550171', '+12065550172'],
      ['Doctors', 'Pharmacy', '+12065550173', '', '+12065550174'],
      ['Doctors', 'Night nurse', '', '+12065550175', '+12065550176'],
    ]),
    'telefonbuch.csv': western(
      lines(
        [
          ['Telefonbuch', 'Nachname', 'Vorname', 'Rufnummer', 'Fax'],
          ['Küche', 'Köchin', 'Vera', '+442079460030', ''],
          ['Küche', 'Bäcker', 'Udo', '+442079460031', ''],
          ['Empfang', 'Pförtner', '', '+442079460032', '+442079460033'],
        ],
        semicolons,
      ),
    ),
    'two-extensions-in-a-cell.csv': lines([
      ['Room', 'Extension'],
      ['101', '7101/8101'],
      ['102', '7102'],
      ['103', '7103; 8103'],
      ['104', '7104 (desk)'],
    ]),
    'rubrica.csv':
      '\uFEFF' +
      lines(
        [
          ['Rubrica', 'Nome contatto', 'Telefono', 'Cellulare'],
          ['Portineria', 'Portiere di notte', '+44 20 7946 0020', ''],
          ['Portineria', 'Direzione', '+44 20 7946 0021', '+44 20 7946 0022'],
          ['Servizi', 'Lavanderia', '+44 20 7946 0023', ''],
        ],
        semicolons,
      ),
  };
}
