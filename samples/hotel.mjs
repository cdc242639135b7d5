/** The hotel of the samples: it fits the property that the sandbox starts with. */

/** 40 rooms on each of six floors: 101–140 … 601–640. */
export const rooms = [1, 2, 3, 4, 5, 6].flatMap((floor) =>
  Array.from({ length: 40 }, (_, index) => {
    const number = String(floor * 100 + index + 1);
    return {
      room: number,
      floor: `Floor ${floor}`,
      displayName: `Room ${number}`,
      addressBooks: 'Front desk; Services',
      extension: `7${number}`,
    };
  }),
);

/** Numbers of the range that is reserved for fiction, under real area codes. */
const AREA_CODES = [206, 415, 503, 617];
let given = 0;
function nextPhone() {
  const area = AREA_CODES[Math.floor(given / 100)];
  const phone = `+1${area}55501${String(given % 100).padStart(2, '0')}`;
  given += 1;
  return phone;
}
const callable = (addressBook, names) =>
  names.map((name) => ({ addressBook, name, phone: nextPhone(), room: '' }));
const inRoom = (addressBook, name, room) => ({ addressBook, name, phone: '', room });

/** A room may reach ten numbers: five in each of the two books it may call from. */
export const contacts = [
  ...callable('Front desk', [
    'Reception',
    'Concierge',
    'Bell desk',
    'Duty manager',
    'Guest relations',
  ]),
  inRoom('Front desk', 'Club lounge', '601'),
  inRoom('Front desk', 'Business corner', '201'),
  ...callable('Services', ['Housekeeping', 'Room service', 'Laundry', 'Spa', 'Valet parking']),
  inRoom('Services', 'Fitness room', '102'),
  inRoom('Services', 'Kids club', '103'),
  inRoom('Services', 'Meeting room Aspen', '640'),
  ...callable('Staff', [
    ...[1, 2, 3, 4, 5, 6].flatMap((floor) => [
      `Housekeeping floor ${floor}`,
      `Maintenance floor ${floor}`,
      `Minibar floor ${floor}`,
    ]),
    'Security desk', 'Night audit', 'Engineering', 'Electrician on duty', 'Plumber on duty',
    'Kitchen', 'Pastry kitchen', 'Banquet office', 'Restaurant host', 'Bar', 'Pool desk',
    'Linen room', 'Lost and found', 'Luggage room', 'Loading dock', 'Switchboard',
    'Sales office', 'Reservations', 'Accounting', 'Purchasing', 'Human resources',
    'First aid', 'Fire panel room', 'IT help desk', 'Garden crew', 'Shuttle driver',
  ]),
  inRoom('Staff', 'Training room', '340'),
];

export const addressBooks = ['Front desk', 'Services', 'Staff'];
