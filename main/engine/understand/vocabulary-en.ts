import type { Concept } from './concepts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Each line: words and phrases of one meaning. */
const MEANINGS: readonly (readonly [concepts: readonly Concept[], words: string])[] = [
  [
    ['room'],
    'room, rooms, rm, rms, guest room, guestroom, guest rooms, suite, apartment, apt, bedroom, ' +
      'patient room, resident room, accommodation, villa, cabin, rmno, roomno',
  ],
  [['unit'], 'unit, units'],
  [
    ['floor'],
    'floor, floors, fl, flr, level, lvl, storey, story, wing, building, bldg, tower, block',
  ],
  [['floor'], 'ward, section, zone'],
  [['display'], 'display, dial, spoken, friendly, caller, profile display'],
  [
    ['display', 'name'],
    'dial name, display name, caller name, caller id name, callable name, label',
  ],
  [['name'], 'name, names, nickname, title, description, desc'],
  [['book'], 'address book, address books, addressbook, addressbooks, phone book, phonebook'],
  [['book'], 'phone books, contact book, contact books, calling book, book, books, directory'],
  [['book'], 'directories, contact list, contact group, address list, may call, can call'],
  [['listed', 'book'], 'listed in, listed, listing, appears in, member of, contact in'],
  [['group'], 'group, list, department, dept, category, team'],
  [['extension'], 'extension, extensions, ext, exts, extn, extns, xtn, phone ext, phone extension'],
  [['extension'], 'tel ext, telephone extension, telephone ext, pbx, pbx extension, sip extension'],
  [['extension'], 'dn, directory number, directory no, station, line extension, dial extension'],
  [['extension'], 'internal number, internal no, short dial, shortdial, room phone, in room phone'],
  [['trunk'], 'trunk, trunks, sip trunk, siptrunk, gateway, pbx trunk'],
  [['external'], 'external user, external users, externaluser, webrtc user, external user id'],
  [['contact'], 'contact, contacts, callee, person, employee, staff'],
  [
    ['phone'],
    'phone, phones, telephone, tel, phone number, dial number, line, did, pstn, e164, e 164, ' +
      'landline, direct line, direct dial, handset, call number',
  ],
  [['mobile', 'phone'], 'mobile, mob, cell, cellphone, cell phone, mobile phone'],
  [['profile'], 'profile, profiles, communication profile, communications profile, comms profile'],
  [['provider', 'contact'], 'provider contact, provider contact id, providercontact, callee id'],
  [['provider'], 'provider'],
  [['service', 'provider'], 'service provider, serviceprovider, webrtc provider, calling service'],
  [['rule'], 'rule, rules, rule type, rule kind, calling rule, setting kind'],
  [['target'], 'target, targets, targeted'],
  [['value'], 'value, values, rule value, on off, on or off'],
  [['new'], 'new, rename, renamed, rename to, new book, change to'],
  [['action'], 'action, actions, operation, change, to do, todo'],
  [['location'], 'location, place, endpoint location'],
  [['number'], 'number, numbers, no, nos, num, nr, code'],
  [['id'], 'id, ids, identifier, key, guid, uuid'],
  [['idle'], 'the, of, a, an, for, in, at, to, and, or, alexa, amazon, asp, text, optional'],
  [['idle'], 'required, e, g, s, main, primary, first, us, uk, eu, format, full, hotel, per, my'],
  [['idle'], 'home, work, office, business, direct'],
  [['other'], 'other, second, secondary, alt, alternate, alternative, backup, third, additional'],
  [['foreign'], 'guest, patient, resident, occupant, tenant, surname, lastname, last, forename'],
  [
    ['foreign'],
    'date, time, day, dob, birth, email, e mail, mail, fax, address, street, city, zip',
  ],
  [['foreign'], 'price, rate, cost, notes, note, remark, remarks, comment, comments, status, type'],
  [['foreign'], 'reason, remote, serial, dsn, mac, ip, model, device, bed, beds, size, sqm, area'],
  [
    ['foreign'],
    'arrival, departure, checkin, checkout, mrn, manager, owner, created, updated, qty',
  ],
  [['foreign'], 'count, total, capacity, vlan, port, rack, password, pin, voicemail, vm, country'],
];

export const english: Vocabulary = {
  language: 'en',
  words: Object.fromEntries(
    MEANINGS.flatMap(([concepts, words]) => words.split(', ').map((word) => [word, concepts])),
  ),
  sheets: {
    rooms: ['room', 'rooms', 'guest rooms', 'room list', 'suites', 'apartments', 'units'],
    contacts: ['contact', 'contacts', 'people', 'phone list', 'phone book', 'phonebook', 'staff'],
    extensions: ['extension', 'extensions', 'ext', 'exts', 'pbx', 'extns'],
    addressBooks: ['address books', 'address book', 'books', 'addressbooks', 'directories'],
    associations: ['association', 'associations', 'room books', 'assignments', 'books by room'],
    callingRules: ['calling rules', 'calling rule', 'blocking', 'blocks', 'drop in', 'rules'],
    inboundCalling: ['inbound calling', 'inbound calls', 'inbound', 'incoming calls'],
    externalUsers: ['external users', 'external user', 'webrtc users'],
  },
};
