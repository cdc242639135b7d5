import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const row: RowInput = { kind: 'addressBooks', addressBook: 'Desk', action: 'delete' };

function live(rooms: string[] = ['101', '102']) {
  return liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: {
      B1: {
        name: 'Desk',
        rooms,
        contacts: {
          C1: ['Taxi', phones('+12065550100')],
          C2: ['101', { kind: 'profile', profileId: profileIdOf('101') }],
        },
      },
      B2: { name: 'Spa', rooms: ['101'] },
    },
    trunks: {},
  });
}

test('a book goes after its associations, and the contacts that vanish with it are shown', () => {
  const plan = planned(live(), [row]);
  expect(brief(plan)).toEqual([
    'remove association:B1/unit-101',
    'remove association:B1/unit-102',
    'remove addressBook:B1',
  ]);
  expect(plan.body.steps.at(-1)).toMatchObject({
    key: 'Desk',
    before: { addressBook: 'Desk', contacts: ['101', 'Taxi'] },
    after: null,
    needs: ['association:B1/unit-101', 'association:B1/unit-102'],
    remoteId: 'B1',
    write: { op: 'addressBook.delete', addressBookId: 'B1' },
  });
  expect(plan.body.limits).toContainEqual(
    expect.objectContaining({ resource: 'booksPerOrganization', used: 2, after: 1 }),
  );
});

test('contacts that go by a step of their own go first and do not count twice', () => {
  const taxi: RowInput = {
    kind: 'contacts',
    addressBook: 'Desk',
    name: 'Taxi',
    action: 'delete',
  };
  const last = planned(live([]), [row, taxi]).body.steps.at(-1);
  expect(last).toMatchObject({
    before: { contacts: ['101'] },
    needs: ['contact:Desk/Taxi/1'],
  });
});

test('one that is gone is unchanged, and one of another property is not touched', () => {
  const gone = planned(live(), [{ ...row, addressBook: 'Nowhere' }]);
  expect(gone.body.steps).toMatchObject([{ action: 'unchanged', before: null, after: null }]);
  const foreign = planned(live(['elsewhere']), [row]);
  expect(foreign.body.steps).toMatchObject([{ action: 'unchanged', write: null }]);
  expect(foreign.body.steps[0]?.reason).toContain('used only by other properties, and stays');
});

test('one that others use too needs a consent, and then every unit that loses it is shown', () => {
  const shared = live(['101', 'elsewhere']);
  expect(brief(planned(shared, [row]))).toEqual(['conflict addressBook:Desk']);
  expect(brief(planned(shared, [row], { sharedBooks: true }))).toEqual([
    'remove association:B1/unit-101',
    'remove association:B1/elsewhere',
    'remove addressBook:B1',
  ]);
});

test('a book that other rows use is an error on all of them', () => {
  const uses: RowInput[] = [
    { kind: 'associations', addressBook: 'Desk', room: '101' },
    { kind: 'contacts', addressBook: 'Desk', name: 'Cab', phones: ['+12065550101'] },
    { kind: 'rooms', room: '101', listedIn: ['Desk'] },
    { kind: 'addressBooks', addressBook: 'Desk', newName: 'Lobby' },
    {
      kind: 'contacts',
      addressBook: 'Desk',
      name: 'Cab',
      phones: ['+12065550100'],
      baseline: { addressBook: 'Desk', name: 'Taxi', phone1: '+12065550100' },
      edited: ['name'],
      remoteId: 'C1',
    },
  ];
  for (const use of uses) {
    expect(codes(planned(live(), [row, use]))).toEqual([
      'removal.contradiction',
      'removal.contradiction',
    ]);
  }
});

test('an exported book goes by its id, unless it has another name by now', () => {
  const state = live([]);
  state.addressBooks.push({ id: 'B9', name: 'Desk' });
  state.unitsOfBook.set('B9', []);
  state.contacts.set('B9', []);
  const exported = (name: string): RowInput => ({
    ...row,
    addressBook: name,
    baseline: { addressBook: name },
    edited: [],
    remoteId: 'B9',
  });
  expect(brief(planned(state, [exported('Desk')]))).toEqual(['remove addressBook:B9']);
  expect(brief(planned(state, [row]))).toEqual(['conflict addressBook:Desk']);
  const renamed = planned(state, [exported('Old')]);
  expect(renamed.body.steps[0]).toMatchObject({ action: 'conflict' });
  expect(renamed.body.steps[0]?.reason).toContain('Exported as "Old"');
});

test('a book that goes with a room is left by the room first', () => {
  const gone: RowInput = { kind: 'rooms', room: '101', action: 'delete' };
  const plan = planned(live(['101']), [row, gone]);
  expect(brief(plan)).toEqual([
    'remove contact:B1/C2',
    'remove association:B1/unit-101',
    `remove association:B2/${roomId('101')}`,
    'remove addressBook:B1',
    'remove profile:unit-101',
  ]);
  const book = plan.body.steps.find(({ kind }) => kind === 'addressBook');
  expect(book?.before).toMatchObject({ contacts: ['Taxi'] });
  expect(book?.rows).toEqual(['row-0']);
});
