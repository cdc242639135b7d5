import { expect, test } from 'vitest';
import type { ContactAddress, LiveState } from '../../../shared/domain/live.ts';
import { knowEveryPair } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const calls = (room: string): ContactAddress => ({ kind: 'profile', profileId: profileIdOf(room) });
const gone: RowInput = { kind: 'rooms', room: '101', action: 'delete' };

function live(): LiveState {
  const state = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: {
      B1: {
        name: 'Desk',
        rooms: ['101', '102'],
        contacts: { C1: ['Suite', calls('101')], C2: ['Taxi', phones('+12065550100')] },
      },
      B2: { name: 'Spa', rooms: [], contacts: { C3: ['101', calls('101')] } },
      B3: { name: 'Annex', rooms: ['elsewhere'], contacts: { C4: ['Taxi', phones('+1')] } },
    },
    trunks: { T1: 'ACTIVE', T2: 'PENDING' },
    extensions: { T1: { '7101': profileIdOf('101') }, T2: { '8101': profileIdOf('101') } },
  });
  knowEveryPair(state);
  return state;
}

function remove(rows: RowInput[], state = live(), options: object = {}) {
  return planned(state, rows, options);
}

test('a room goes with its extensions on every trunk, what calls it in any book, and its profile', () => {
  const plan = remove([gone]);
  expect(brief(plan)).toEqual([
    'remove extension:T1/7101',
    'remove extension:T2/8101',
    'remove contact:B1/C1',
    'remove contact:B2/C3',
    'remove association:B1/unit-101',
    'remove profile:unit-101',
  ]);
  expect(plan.body.steps.at(-1)).toMatchObject({
    key: '101',
    before: { room: '101', displayName: 'Room 101' },
    after: null,
    needs: plan.body.steps.slice(0, -1).map(({ id }) => id),
    write: { op: 'profile.delete', profileId: profileIdOf('101') },
  });
  expect(plan.body.counts.remove).toBe(6);
});

test('a room without a profile loses its books, and one that is not there loses nothing', () => {
  const state = live();
  state.profiles.set(roomId('101'), null);
  expect(brief(remove([gone], state))).toEqual(['remove association:B1/unit-101']);
  const plan = remove([{ ...gone, room: '999' }]);
  expect(plan.body.steps).toMatchObject([
    { action: 'unchanged', key: '999', before: null, after: null, write: null },
  ]);
  expect(plan.body.rows).toMatchObject([{ state: 'valid', steps: ['profile:missing/999'] }]);
  expect(plan.problems).toMatchObject([{ code: 'room.not-found', severity: 'warning' }]);
});

test('a room that fits its row only by halves is an error, since a removal cannot be taken back', () => {
  const plan = remove([{ ...gone, room: '102', unitId: roomId('101') }]);
  expect(codes(plan)).toEqual(['room.differs']);
  expect(plan.body.steps).toEqual([]);
});

test('contacts of other properties that would vanish are shown and need a consent', () => {
  const state = live();
  state.contacts.get('B3')?.push({
    id: 'C5',
    addressBookId: 'B3',
    name: 'Tower',
    address: calls('101'),
  });
  const plan = remove([gone], state);
  expect(plan.body.counts).toMatchObject({ remove: 0, conflict: 1, blocked: 5 });
  expect(plan.body.steps.at(-1)).toMatchObject({
    action: 'conflict',
    before: { contactsElsewhere: ['Annex / Tower'] },
  });
  expect(plan.body.steps[0]?.reason).toContain('The room stays as it is.');
  const allowed = remove([gone], state, { sharedBooks: true });
  expect(allowed.body.counts).toMatchObject({ remove: 6, conflict: 0, blocked: 0 });
  expect(allowed.body.steps.at(-1)?.before).toMatchObject({ contactsElsewhere: ['Annex / Tower'] });
});

test('without the consent to messages a room that somebody may call stays whole', () => {
  const state = live();
  state.inboundCalling.set(JSON.stringify([profileIdOf('101'), 'C2']), {
    profileId: profileIdOf('101'),
    contactId: 'C2',
    status: 'ENABLED',
  });
  const plan = remove([gone], state, { deleteUnits: true });
  expect(plan.body.counts).toMatchObject({ remove: 0, blocked: 8 });
  expect(plan.body.steps.at(-1)).toMatchObject({ id: 'unit:unit-101', action: 'blocked' });
  expect(plan.body.steps.at(-2)?.reason).toContain('--allow-messages');
  const allowed = remove([gone], state, { allowMessages: true });
  expect(brief(allowed)[0]).toBe('remove inboundCalling:unit-101/Desk/Taxi');
  expect(allowed.body.steps.find(({ id }) => id === 'association:B1/unit-101')?.needs).toContain(
    'inboundCalling:unit-101/Desk/Taxi',
  );
});

test('a room that another row uses is an error on both, each naming the other', () => {
  const uses: RowInput[] = [
    { kind: 'associations', addressBook: 'Spa', room: '101' },
    { kind: 'contacts', addressBook: 'Desk', name: 'X', room: 'Rm 101' },
    { kind: 'extensions', extension: '7199', trunk: 'T1', profileId: profileIdOf('101') },
    { kind: 'callingRules', rule: 'block', room: '102', targetRoom: '101', value: 'on' },
  ];
  for (const use of uses) {
    const plan = remove([gone, use]);
    expect(plan.problems.map(({ code, row }) => [code, row])).toEqual([
      ['removal.contradiction', 2],
      ['removal.contradiction', 3],
    ]);
    expect(plan.problems[0]?.message).toContain('row 3 of');
    expect(plan.body.steps).toEqual([]);
  }
});

test('an extension and a contact that other rows lead elsewhere move, and the profile waits for them', () => {
  const plan = remove([
    gone,
    { kind: 'extensions', extension: '7101', trunk: 'T1', room: '102' },
    {
      kind: 'contacts',
      addressBook: 'Desk',
      name: 'Suite',
      room: '102',
      baseline: { addressBook: 'Desk', name: 'Suite', room: '101' },
      edited: ['room'],
      remoteId: 'C1',
    },
  ]);
  expect(brief(plan)).toEqual([
    'change contact:Desk/Suite/1',
    'change extension:T1/7101',
    'remove extension:T2/8101',
    'remove contact:B2/C3',
    'remove association:B1/unit-101',
    'remove profile:unit-101',
  ]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(
    expect.arrayContaining(['contact:Desk/Suite/1', 'extension:T1/7101']),
  );
});

test('a rule that a row of its own takes away is one step, and the profile waits for it', () => {
  const state = live();
  const rule = { targetProfileId: profileIdOf('102'), value: 'ENABLED', contactId: null };
  state.blocks.set(profileIdOf('101'), [{ profileId: profileIdOf('101'), ...rule }]);
  state.blocks.set(profileIdOf('102'), []);
  const off: RowInput = {
    kind: 'callingRules',
    rule: 'block',
    room: '101',
    targetRoom: '102',
    value: 'off',
  };
  const plan = remove([gone, off], state);
  const id = 'block:unit-101/unit-102';
  expect(plan.body.steps.filter((step) => step.id === id)).toMatchObject([
    { action: 'remove', rows: ['row-1', 'row-0'] },
  ]);
  expect(plan.body.steps.at(-1)?.needs).toContain(id);
});

test('a row that is mistaken about part of a room keeps the whole room', () => {
  const mistaken: RowInput = {
    kind: 'extensions',
    extension: '7101',
    trunk: 'T1',
    room: '102',
    action: 'delete',
  };
  const plan = remove([gone, mistaken]);
  expect(plan.body.counts).toMatchObject({ remove: 0, conflict: 1, blocked: 5 });
  expect(plan.body.steps.find(({ action }) => action === 'conflict')?.id).toBe('extension:T1/7101');
});

test('a room that a colleague renamed since the export is not removed', () => {
  const exported: RowInput = {
    ...gone,
    unitId: roomId('101'),
    displayName: 'Den',
    baseline: { room: '101', unitId: roomId('101'), displayName: 'Den' },
    edited: [],
    remoteId: roomId('101'),
  };
  const plan = remove([exported]);
  expect(plan.body.counts).toMatchObject({ remove: 0, conflict: 1 });
  expect(plan.body.steps.at(-1)?.reason).toContain('exported with the display name "Den"');
});

test('deleting is explicit, so it is carried out with --existing skip too', () => {
  expect(remove([gone], live(), { existing: 'skip' }).body.counts.remove).toBe(6);
});

test('trunks that the account may not see are said, and a room goes without them', () => {
  const state = live();
  state.trunks = null;
  state.extensions.clear();
  const plan = remove([gone], state);
  expect(plan.body.counts).toMatchObject({ remove: 4, blocked: 0 });
  expect(plan.body.notes.join(' ')).toContain('may not see SIP trunks');
});
