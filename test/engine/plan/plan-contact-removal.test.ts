import { expect, test } from 'vitest';
import type { ContactAddress } from '../../../shared/domain/live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

type ContactRow = Extract<RowInput, { kind: 'contacts' }>;
const A = '+12065550100';
const B = '+12065550101';

function desk(contacts: Record<string, [string, ContactAddress]>) {
  return liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: { B1: { name: 'Desk', rooms: ['101'], contacts }, B2: { name: 'Spa' } },
  });
}
const row = (more: Partial<ContactRow> = {}): RowInput => ({
  kind: 'contacts',
  addressBook: 'Desk',
  name: 'Taxi',
  action: 'delete',
  ...more,
});
const exported = (more: Partial<ContactRow> = {}): RowInput =>
  row({
    phones: [A],
    baseline: { addressBook: 'Desk', name: 'Taxi', phone1: A },
    edited: [],
    remoteId: 'C1',
    ...more,
  });

test('a contact goes by its name where only one has it', () => {
  const plan = planned(desk({ C1: ['Taxi', phones(A)], C2: ['Cab', phones(A)] }), [row()]);
  expect(plan.body.steps).toMatchObject([
    {
      action: 'remove',
      key: 'Desk / Taxi',
      before: { addressBook: 'Desk', name: 'Taxi', phones: [A] },
      after: null,
      remoteId: 'C1',
      write: { op: 'contact.delete', addressBookId: 'B1', contactId: 'C1' },
    },
  ]);
  expect(plan.body.limits).toContainEqual(
    expect.objectContaining({ resource: 'contactsPerBook', used: 2, after: 1 }),
  );
});

test('of several of one name the one goes that leads where the row says, and none without that', () => {
  const live = desk({ C1: ['Taxi', phones(A)], C2: ['Taxi', phones(B)] });
  expect(planned(live, [row({ phones: [B] })]).body.steps[0]?.remoteId).toBe('C2');
  const vague = planned(live, [row()]);
  expect(brief(vague)).toEqual(['conflict contact:Desk/Taxi/1']);
  expect(vague.body.steps[0]?.reason).toContain('2 contacts called "Taxi"');
  expect(planned(live, [row(), row()]).body.counts.remove).toBe(2);
});

test('one that leads elsewhere than the row says is not taken in its place', () => {
  const plan = planned(desk({ C1: ['Taxi', phones(A)] }), [row({ phones: [B] })]);
  expect(brief(plan)).toEqual(['conflict contact:Desk/Taxi/1']);
  expect(plan.body.steps[0]?.reason).toContain('leads elsewhere');
});

test('of two that are alike one row takes neither, and two rows take both', () => {
  const live = desk({ C1: ['Taxi', phones(A)], C2: ['Taxi', phones(A)] });
  const one = planned(live, [row({ phones: [A] })]);
  expect(brief(one)).toEqual(['conflict contact:Desk/Taxi/1']);
  expect(planned(live, [row({ phones: [A] }), row({ phones: [A] })]).body.counts.remove).toBe(2);
});

test('what is gone is unchanged, be it the contact, its book or the room that it called', () => {
  const live = desk({ C1: ['Cab', phones(A)] });
  for (const gone of [
    row(),
    row({ addressBook: 'Nowhere' }),
    row({ room: '999' }),
    exported({ remoteId: 'C9' }),
  ]) {
    expect(planned(live, [gone]).body.steps).toMatchObject([
      { action: 'unchanged', before: null, after: null, write: null },
    ]);
  }
});

test('an exported contact goes by its id, unless a colleague changed it since', () => {
  const live = desk({ C1: ['Taxi', phones(A)], C2: ['Taxi', phones(A)] });
  expect(planned(live, [exported()]).body.steps[0]).toMatchObject({
    action: 'remove',
    remoteId: 'C1',
  });
  const renumbered = planned(desk({ C1: ['Taxi', phones(B)] }), [exported()]);
  expect(renumbered.body.steps[0]?.reason).toBe(`Exported with ${A}, but it has ${B} now.`);
  const renamed = planned(desk({ C1: ['Cab', phones(A)] }), [exported()]);
  expect(renamed.body.steps[0]?.reason).toBe('Exported as "Taxi", but it is "Cab" now.');
});

test('a contact in a book that others use too stays without a consent', () => {
  const live = desk({ C1: ['Taxi', phones(A)] });
  live.unitsOfBook.set('B1', ['unit-101', 'elsewhere']);
  const kept = planned(live, [row()]);
  expect(brief(kept)).toEqual(['conflict contact:Desk/Taxi/1']);
  expect(kept.body.steps[0]?.reason).toContain('--shared-books allows changing it');
  expect(planned(live, [row()], { sharedBooks: true }).body.counts.remove).toBe(1);
});

test('a row that keeps what another deletes is an error on both', () => {
  const live = desk({ C1: ['Taxi', phones(A)] });
  const kept: RowInput[] = [
    row({ action: 'upsert', phones: [A] }),
    row({ action: 'upsert', phones: [B] }),
  ];
  for (const keep of kept) {
    expect(codes(planned(live, [row(), keep]))).toEqual([
      'removal.contradiction',
      'removal.contradiction',
    ]);
  }
  const listed: RowInput = { kind: 'rooms', room: '101', listedIn: ['Desk'] };
  const calling = desk({ C1: ['Front', { kind: 'profile', profileId: profileIdOf('101') }] });
  expect(codes(planned(calling, [row({ name: 'X', room: '101' }), listed]))).toEqual([
    'removal.contradiction',
    'removal.contradiction',
  ]);
});

test('a number that replaces another may come as a row of its own', () => {
  const live = desk({ C1: ['Taxi', phones(A)] });
  const plan = planned(live, [row({ phones: [A] }), row({ action: 'upsert', phones: [B] })]);
  expect(brief(plan).toSorted()).toEqual([
    'create contact:Desk/Taxi/2',
    'remove contact:Desk/Taxi/1',
  ]);
});

test('a contact that is moved is made in the other book first, and then the old one goes', () => {
  const moved = exported({ action: 'upsert', addressBook: 'Spa', edited: ['addressBook'] });
  const live = desk({ C1: ['Taxi', phones(A)] });
  const plan = planned(live, [moved]);
  expect(brief(plan)).toEqual(['create contact:Spa/Taxi/1', 'remove contact:Desk/Taxi/1']);
  expect(plan.body.steps.at(-1)).toMatchObject({
    needs: ['contact:Spa/Taxi/1'],
    write: { addressBookId: 'B1', contactId: 'C1' },
  });
  expect(planned(live, [moved], { existing: 'skip' }).body.steps).toMatchObject([
    { action: 'unchanged', before: { addressBook: 'Desk' }, after: { addressBook: 'Desk' } },
  ]);
});

test('a contact that was moved already stays moved, and one that changed meanwhile is not moved', () => {
  const moved = exported({ action: 'upsert', addressBook: 'Spa', edited: ['addressBook'] });
  const done = desk({});
  done.contacts.set('B2', [{ id: 'C9', addressBookId: 'B2', name: 'Taxi', address: phones(A) }]);
  expect(brief(planned(done, [moved]))).toEqual([]);
  const changed = planned(desk({ C1: ['Taxi', phones(B)] }), [moved]);
  expect(changed.body.counts).toMatchObject({ create: 0, remove: 0, conflict: 2 });
  const lost = planned(desk({}), [moved]);
  expect(brief(lost)).toEqual(['conflict contact:Spa/Taxi/1']);
});

test('a contact is never moved onto a namesake that leads elsewhere', () => {
  const live = desk({ C1: ['Taxi', phones(A)] });
  live.contacts.set('B2', [{ id: 'C9', addressBookId: 'B2', name: 'Taxi', address: phones(B) }]);
  const moved = exported({ action: 'upsert', addressBook: 'Spa', edited: ['addressBook'] });
  expect(brief(planned(live, [moved]))).toEqual([
    'create contact:Spa/Taxi/1',
    'remove contact:Desk/Taxi/1',
  ]);
});
