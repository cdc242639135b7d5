import { vocabularyOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

const MEANINGS: readonly Meaning[] = [
  [
    ['room'],
    `room, rooms, rm, rms, guest room, guestroom, guest rooms, suite, suites, apartment,
    apartments, apt, appt, bedroom, patient room, resident room, tenant room, accommodation,
    villa, cabin, bungalow, lodge, cottage, flat, studio, rmno, roomno, roomnr, roomnum, rm nbr,
    bedside, room bed`,
  ],
  [['unit'], `unit, units`],
  [['floor'], `floor, floors, fl, flr, level, lvl, storey, story`],
  [
    ['area'],
    `wing, ward, section, zone, block, pod, neighborhood, neighbourhood, hallway, corridor,
    nursing unit, care unit, nurse unit`,
  ],
  [['building'], `building, buildings, bldg, tower, house, annex`],
  [['display'], `display, spoken, friendly, profile display`],
  [
    ['display', 'name'],
    `dial name, display name, callable name, label, alerting name, spoken name, friendly name,
    announced name`,
  ],
  [
    ['name'],
    `name, names, nickname, description, desc, descr, full name, fullname, line text label, line
    label, text label, ascii display, annu name, display text, station name, caller id name,
    caller name, subscriber name`,
  ],
  [
    ['book'],
    `address book, address books, addressbook, addressbooks, phone book, phonebook, phone books,
    contact book, contact books, calling book, book, books, directory, directories, contact list,
    contact group, address list, may call, can call, address book name, phone book name, contact
    folder`,
  ],
  [['listed', 'book'], `listed in, listed, listing, appears in, member of, contact in`],
  [['group'], `group, groups, list, calling group, group membership, labels`],
  [
    ['account'],
    `user, username, user name, account, account number, alias, login, sip user, auth user`,
  ],
  [['department'], `department, dept, category, team, division, company, organization`],
  [
    ['extension'],
    `extension, extensions, ext, exts, extn, extns, xtn, phone ext, phone extension, tel ext,
    telephone extension, telephone ext, pbx, pbx extension, sip extension, dn, directory number,
    directory no, station, stations, line extension, dial extension, internal number, internal no,
    short dial, shortdial, room phone, in room phone, room telephone, room tel, guest room phone,
    primary extension, bedside phone, bedside telephone, local, exten, extnum, extension number,
    ext no, ext num, primary dn, prime dn, guest phone ext`,
  ],
  [['trunk'], `trunk, trunks, sip trunk, siptrunk, gateway, pbx trunk, trunk group`],
  [['external'], `external user, external users, externaluser, webrtc user, external user id`],
  [
    ['contact'],
    `contact, contacts, callee, person, employee, staff, family member, relative, next of kin,
    contact person, staff member, point of contact`,
  ],
  [
    ['phone'],
    `phone, phones, telephone, tel, phone number, dial number, line, call numbers, dial numbers, phone numbers, telephone numbers, did, ddi, pstn, e164, e 164,
    landline, direct line, direct dial, handset, call number, dial string, telephone number, fone,
    ph`,
  ],
  [['mobile', 'phone'], `mobile, mob, cell, cellphone, cell phone, mobile phone, mobile number`],
  [['profile'], `profile, profiles, communication profile, communications profile, comms profile`],
  [['provider', 'contact'], `provider contact, provider contact id, providercontact, callee id`],
  [['provider'], `provider`],
  [['service', 'provider'], `service provider, serviceprovider, webrtc provider, calling service`],
  [['rule'], `rule, rules, rule type, rule kind, calling rule, setting kind`],
  [['target'], `target, targets, targeted`],
  [['value'], `value, values, rule value, on off, on or off`],
  [['new'], `new, rename, renamed, rename to, new book, change to`],
  [['action'], `action, actions, operation, change, to do, todo`],
  [['location'], `location, place, endpoint location, space, spaces`],
  [['number'], `number, numbers, no, nos, num, nbr, nr, code`],
  [['id'], `id, ids, identifier, key, guid, uuid`],
  [
    ['idle'],
    `the, of, a, an, for, in, at, to, and, or, alexa, amazon, asp, text, optional, current,
    required, mandatory, e, g, s, main, primary, first, us, uk, eu, format, full, hotel, per, my,
    home, work, office, business, direct, digits, digit, please, field, column, sip`,
  ],
  [
    ['other'],
    `other, second, secondary, alt, alternate, alternative, backup, third, additional, old`,
  ],
  [
    ['given'],
    `first name, firstname, last name, lastname, given name, forename, surname, family name, middle
    name, annu first name, directory first name, last, fname, lname`,
  ],
  [
    ['foreign'],
    `guest, guests, patient, resident, occupant, tenant, visitor, client, customer, lease, date,
    time, day, dob, birth, email, e mail, mail, fax, address, street, city, zip, price, rate,
    cost, fee, currency, note, notes, remark, remarks, comment, comments, status, state, type,
    types, class, model, mode, reason, remote, serial, dsn, device, bed, beds, bedding, bathroom,
    size, sqm, sqft, m, area, view, mrn, manager, owner, created, updated, modified, changed,
    assigned, installed, installer, qty, quantity, count, total, capacity, occupancy, max, rack,
    jack, switch, cable, country, language, languages, button, softkey, ring, forward, call
    forward, registered, speed dial, speed dials, feature, features, amenities, condition,
    housekeeping, value type, housekeeper, cleaning, clean, smoking, connecting, adjoining,
    previous, former, last seen, last call, last used, care, diet, diagnosis, doctor, physician,
    insurance, allergies, gender, sex, age, vip, loyalty, relationship, relation, role, position,
    job, pager, beeper, website, url, hours, schedule, shift, key card, keycard, lock, door,
    thermostat, tv, wifi, wi fi, hk, fo, max guests, plan, package, rent, square feet, entity,
    equipt address, equipment, license, tenant id, cost center, fax extension, building id,
    salutation, suffix, prefix, house number, sequence, postcode, zipcode, county`,
  ],
  [
    ['foreign', 'pbx'],
    `mac, mac address, ip, ip address, vlan, port, ports, password, secret, pin, voicemail, voice
    mail, vm, cor, cos, class of service, coverage, coverage path, class of restriction, pickup,
    call pickup, pickup group, css, device pool, codec, calling search space, partition, route
    partition, ringtimer, outbound caller id, outbound cid, outboundcid, cid, cid masquerade,
    caller id, callerid, firmware, device name, device type, zone id, set type, station type, sip password,
    auth id`,
  ],
  [
    ['foreign', 'stay'],
    `arrival, arrival date, departure, departure date, checkin, checkout, check in, check out,
    nights, number of guests, guest count, reservation, booking, confirmation, rate plan, price
    per night, adults, children, stay`,
  ],
  [['firm'], `hospital, clinic, school, establishment, institution, facility, practice, pharmacy`],
  [['department', 'firm'], `company, organization, organisation, vendor, supplier, business name`],
  [
    ['foreign', 'stay'],
    `visitor, visitors, reservations, bookings, arrivals, departures, guest, guests, guest name, guest history, stays, patient, patients, patient name, admission, admission date, admitted, admit date, discharge, discharge date, reservation status,
    booked by, booking id, move in, move in date, move out, birth date, date of birth, dob, birthday,
    guest id, guest number, last stay, term, next arrival`,
  ],
  [
    ['foreign', 'staff'],
    `pager, beeper, job title, job, position, personnel number, employee id, employee number, employee no, agent,
    skill, supervisor, manager, hire date, shift, login time, role`,
  ],
  [['contact', 'staff'], `employee, staff, staff member, staff name`],
  [
    ['foreign', 'task'],
    `priority, assigned to, reported by, problem, issue, ticket, work order, wo, due, due date, task,
    attendant, inspector, serial number, purchase date, asset tag`,
  ],
  [['foreign', 'pbx'], `phone model, device model, hunting group, hunt group`],
  [['foreign'], `nickname, labels, tags`],
  [['extension'], `bed phone, bed telephone, bed extension, bed ext, sip user id`],
  [['building'], `dormitory, dorm, residence hall`],
  [['room'], `classroom, classrooms, meeting room, conference room, treatment room`],
];

export const english = vocabularyOf('en', MEANINGS, {
  rooms:
    'room, rooms, guest rooms, room list, suites, apartments, units, bedside phones, room master',
  contacts:
    'contact, contacts, people, address book, phone list, phone book, phonebook, staff, emergency numbers',
  extensions:
    'extension, extensions, ext, exts, pbx, extns, station, stations, users and services, subscribers, dids',
  addressBooks: 'address books, books, addressbooks, directories',
  associations: 'association, associations, room books, assignments, books by room',
  callingRules: 'calling rules, calling rule, blocking, blocks, drop in, rules, do not disturb',
  inboundCalling: 'inbound calling, inbound calls, inbound, incoming calls',
  externalUsers: 'external users, external user, webrtc users',
});
