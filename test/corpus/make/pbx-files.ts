import { japanese, lines, range, semicolons, western } from './lines.ts';
import type { Files } from './lines.ts';

/** Lists as PBXs export them. */
export function pbxFiles(): Files {
  const twoFloors = [...range(101, 106), ...range(201, 206)];
  const avaya = ['Extension', 'Port', 'Set Type', 'Name', 'Room', 'Jack', 'COR', 'COS', 'TN'];
  const stations = twoFloors.map((room, at) =>
    [`5${room}`, `S${String(10 + at).padStart(5, '0')}`, '2500', `Guest Room ${room}`, room]
      .concat(['', '3', '2', '1'])
      .map((cell) => `"${cell}"`),
  );
  const bat = [
    'Device Name',
    'Description',
    'Device Pool',
    'Calling Search Space',
    'Directory Number 1',
    'Route Partition 1',
    'Line Text Label 1',
    'Maximum Number of Calls 1',
  ];
  const phones = range(301, 309).map((room) =>
    [`SEP00A0C5550${room}`, `Room ${room}`, 'DP-HOTEL', 'CSS-GUEST', `6${room}`, 'PT-GUEST'].concat(
      [`Room ${room}`, '2'],
    ),
  );
  const freepbx = ['extension', 'password', 'name', 'voicemail', 'ringtimer', 'outboundcid'];
  return {
    'avaya-list-station.csv': lines([avaya, ...stations]),
    'cucm-bat-phones.csv': lines([bat, ...phones]),
    'mitel-users.csv': lines([
      [
        'Number',
        'Last Name',
        'First Name',
        'Location',
        'Device Type',
        'Zone ID',
        'Class of Service',
      ],
      ['4101', 'Room 101', '', 'Main building', 'Analog', '1', 'Guest'],
      ['4102', 'Room 102', '', 'Main building', 'Analog', '1', 'Guest'],
      ['4103', 'Room 103', '', 'Main building', 'Analog', '1', 'Guest'],
      ['4201', 'Room 201', '', 'Annex', '5304 IP', '2', 'Guest'],
    ]),
    'alcatel-abonnes.csv': western(
      lines(
        [
          ['Numéro annuaire', 'Nom annuaire', 'Type de poste', 'Catégorie', 'N° de chambre'],
          ['2101', 'CHAMBRE 101', 'ANALOG', 'Hôtel', '101'],
          ['2102', 'CHAMBRE 102', 'ANALOG', 'Hôtel', '102'],
          ['2103', 'CHAMBRE 103', 'NOE 8028', 'Hôtel', '103'],
          ['2104', 'CHAMBRE 104', 'ANALOG', 'Hôtel', '104'],
        ],
        semicolons,
      ),
    ),
    'freepbx-extensions.csv': lines(
      [
        freepbx,
        ...range(101, 108).map((room) => [`1${room}`, 'changeme', `Room ${room}`, 'novm', '0', '']),
      ],
      { end: '\n' },
    ),
    'asterisk-sip-show-peers.txt': [
      'Name/username             Host                                    Dyn Forcerport ACL Port     Status',
      '7101/7101                 (Unspecified)                            D  Auto (No)      0        UNKNOWN',
      '7102/7102                 192.0.2.102                              D  Auto (No)      5060     OK (14 ms)',
      '7103/7103                 192.0.2.103                              D  Auto (No)      5060     OK (11 ms)',
      '7104/7104                 192.0.2.104                              D  Auto (No)      5060     OK (12 ms)',
      '4 sip peers [Monitored: 3 online, 1 offline Unmonitored: 0 online, 0 offline]',
      '',
    ].join('\n'),
    '3cx-extensions.csv': lines([
      ['Number', 'FirstName', 'LastName', 'EmailAddress', 'MobileNumber', 'VMEnabled', 'AuthID'],
      ['7101', 'Room', '101', '', '', '0', 'h7Kq2'],
      ['7102', 'Room', '102', '', '', '0', 'p9Rt4'],
      ['7103', 'Room', '103', '', '', '0', 'z3Wd8'],
      ['7104', 'Room', '104', '', '', '0', 'm5Xv1'],
    ]),
    'panasonic-extension-setting.csv': lines([
      ['No.', 'Shelf', 'Slot', 'Port', 'Extension Number', 'Extension Name', 'Telephone Type'],
      ['1', 'Physical 1', '1', '1', '101', 'Room 1', 'SLT'],
      ['2', 'Physical 1', '1', '2', '102', 'Room 2', 'SLT'],
      ['3', 'Physical 1', '1', '3', '103', 'Room 3', 'SLT'],
      ['4', 'Physical 1', '2', '1', '104', 'Room 4', 'SLT'],
    ]),
    'nec-内線データ.csv': japanese(
      lines([
        ['内線番号', '内線名称', '客室番号', '収容位置', 'クラス'],
        ['301', 'キャクシツ301', '301', '01-01-01', '3'],
        ['302', 'キャクシツ302', '302', '01-01-02', '3'],
        ['303', 'キャクシツ303', '303', '01-01-03', '3'],
        ['304', 'キャクシツ304', '304', '01-01-04', '3'],
      ]),
    ),
  };
}
