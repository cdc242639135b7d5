import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import { inboundRowKey } from '../../../main/engine/plan/exported-keys.ts';
import { knowEveryPair } from '../../support/apply-to-live.ts';
import type { LiveSketch, RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const P1 = profileIdOf('101');
const row: RowInput = {
  kind: 'inboundCalling',
  room: '101',
  addressBook: 'Family',
  contact: 'Daughter',
};
const STEP = 'inboundCalling:unit-101/Family/Daughter';
const MESSAGES = { allowMessages: true };

function live(sketch: Partial<LiveSketch> = {}): LiveState {
  const state = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102', '103': null },
    books: {
      B1: {
        name: 'Family',
        rooms: ['101'],
        contacts: {
          C1: ['Daughter', phones('+12065550100')],
          C2: ['Room 102', { kind: 'profile', profileId: profileIdOf('102') }],
        },
      },
    },
    ...sketch,
  });
  knowEveryPair(state);
  return state;
}

function exportedRow(edits: Partial<RowInput>): RowInput {
  const baseline = { room: '101', addressBook: 'Family', contact: 'Daughter' };
  const remoteId = inboundRowKey(P1, 'C1');
  return { ...row, ...edits, baseline, edited: Object.keys(edits), remoteId } as RowInput;
}

test('without the consent to messages it is blocked, and a sentence names the way and the count', () => {
  const plan = planned(live(), [row]);
  expect(brief(plan)).toEqual([`blocked ${STEP}`]);
  expect(plan.body.steps.at(-1)?.reason).toContain('--allow-messages');
  expect(plan.body.notes.join()).toContain("1 message to a person's phone");
  expect(plan.body.notes.join()).toContain('--allow-messages');
});

test('with the consent it is created, and the plan says how many messages that is', () => {
  const plan = planned(live(), [row], MESSAGES);
  expect(brief(plan)).toEqual([`create ${STEP}`]);
  expect(plan.body.steps.at(-1)).toMatchObject({
    before: null,
    after: { room: '101', addressBook: 'Family', contact: 'Daughter' },
    write: { op: 'inboundCalling.create', profile: { id: P1 }, contact: { id: 'C1' } },
  });
  expect(plan.body.notes).toEqual(["This plan sends 1 message to a person's phone."]);
});

test('who may call already stays, and who was taken away is as good as new', () => {
  expect(brief(planned(live({ inbound: [[P1, 'C1']] }), [row]))).toEqual([]);
  const off = live({ inbound: [[P1, 'C1', 'DISABLED']] });
  expect(brief(planned(off, [row], MESSAGES))).toEqual([`create ${STEP}`]);
});

test('delete takes it away with a message, and what is not there is unchanged', () => {
  const gone: RowInput = { ...row, action: 'delete' };
  const there = live({ inbound: [[P1, 'C1']] });
  const plan = planned(there, [gone], MESSAGES);
  expect(brief(plan)).toEqual([`remove ${STEP}`]);
  expect(plan.body.steps[0]).toMatchObject({
    after: null,
    write: { op: 'inboundCalling.delete', profileId: P1, contactId: 'C1' },
  });
  expect(brief(planned(there, [gone]))).toEqual([`blocked ${STEP}`]);
  expect(brief(planned(live(), [gone]))).toEqual([]);
  expect(brief(planned(live(), [{ ...gone, contact: 'Nobody' }]))).toEqual([]);
  expect(brief(planned(live(), [{ ...gone, addressBook: 'No book' }]))).toEqual([]);
  expect(brief(planned(live(), [{ ...gone, room: '103' }]))).toEqual([]);
});

test('a contact, a book and a room that are all new come first', () => {
  const plan = planned(
    live(),
    [
      { kind: 'contacts', addressBook: 'Friends', name: 'Son', phones: ['+12065550101'] },
      { kind: 'rooms', room: '103', addressBooks: ['Friends'] },
      { ...row, room: '103', addressBook: 'Friends', contact: 'Son' },
    ],
    MESSAGES,
  );
  expect(plan.body.steps.at(-1)).toMatchObject({
    action: 'create',
    needs: ['profile:unit-103', 'contact:Friends/Son/1', 'association:Friends/unit-103'],
    write: { profile: { step: 'profile:unit-103' }, contact: { step: 'contact:Friends/Son/1' } },
  });
});

test('a room must call from the book, the contact must be there and have a phone', () => {
  expect(codes(planned(live(), [{ ...row, room: '102' }]))).toEqual(['room.not-in-book']);
  expect(codes(planned(live(), [{ ...row, contact: 'Nobody' }]))).toEqual(['contact.not-found']);
  expect(codes(planned(live(), [{ ...row, addressBook: 'X' }]))).toEqual(['book.not-found']);
  expect(codes(planned(live(), [{ ...row, contact: 'Room 102' }]))).toEqual(['contact.no-phone']);
  const hidden = live();
  for (const contact of hidden.contacts.get('B1') ?? []) contact.address = { kind: 'none' };
  expect(brief(planned(hidden, [row], MESSAGES))).toEqual([`create ${STEP}`]);
});

test('several contacts of the name are a conflict, never a guess', () => {
  const twins = live({
    books: {
      B1: {
        name: 'Family',
        rooms: ['101'],
        contacts: {
          C1: ['Daughter', phones('+12065550100')],
          C2: ['Daughter', phones('+12065550101')],
        },
      },
    },
  });
  expect(brief(planned(twins, [row], MESSAGES))).toEqual([`conflict ${STEP}`]);
  expect(brief(planned(twins, [{ ...row, action: 'delete' }], MESSAGES))).toEqual([
    `conflict ${STEP}`,
  ]);
});

test('a book that only another property uses is none of ours', () => {
  const foreign = live({
    books: {
      B1: {
        name: 'Family',
        rooms: ['elsewhere'],
        contacts: { C1: ['Daughter', phones('+12065550100')] },
      },
    },
  });
  expect(codes(planned(foreign, [row]))).toEqual(['book.not-found']);
});

test('update of what is not there is an error, and giving and taking contradict each other', () => {
  expect(codes(planned(live(), [{ ...row, action: 'update' }]))).toEqual(['row.missing']);
  const { problems } = planned(live(), [row, { ...row, action: 'delete' }]);
  expect(problems.map(({ code, row: at }) => [code, at])).toEqual([
    ['inbound-calling.contradiction', 3],
    ['inbound-calling.contradiction', 2],
  ]);
});

test('an edited contact moves it: the new one first, then the old one goes', () => {
  const two = live({
    books: {
      B1: {
        name: 'Family',
        rooms: ['101'],
        contacts: {
          C1: ['Daughter', phones('+12065550100')],
          C2: ['Son', phones('+12065550101')],
        },
      },
    },
    inbound: [[P1, 'C1']],
  });
  const plan = planned(two, [exportedRow({ contact: 'Son' })], MESSAGES);
  expect(brief(plan)).toEqual(['create inboundCalling:unit-101/Family/Son', `remove ${STEP}`]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['inboundCalling:unit-101/Family/Son']);
  expect(plan.body.notes).toEqual(["This plan sends 2 messages to people's phones."]);
});

test('a book that is renamed in the same file is known by either name', () => {
  for (const addressBook of ['Family', 'Relatives']) {
    const plan = planned(
      live(),
      [
        { kind: 'addressBooks', addressBook: 'Family', newName: 'Relatives' },
        { ...row, addressBook },
      ],
      MESSAGES,
    );
    expect(brief(plan)).toEqual(['change addressBook:Family', `create ${STEP}`]);
  }
});

test('rows that take away what inbound calling hangs on contradict it', () => {
  const removals: RowInput[] = [
    { kind: 'contacts', addressBook: 'Family', name: 'Daughter', action: 'delete' },
    { kind: 'associations', addressBook: 'Family', room: '101', action: 'delete' },
    { kind: 'addressBooks', addressBook: 'Family', action: 'delete' },
    { kind: 'rooms', room: '101', action: 'delete' },
  ];
  for (const removal of removals) {
    const { problems } = planned(live(), [row, removal], MESSAGES);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual([
      'removal.contradiction',
      'removal.contradiction',
    ]);
    expect(errors.map(({ row: at }) => at).toSorted((a, b) => a - b)).toEqual([2, 3]);
  }
  const both = [{ ...row, action: 'delete' } as const, ...removals.slice(0, 1)];
  const plan = planned(live({ inbound: [[P1, 'C1']] }), both, MESSAGES);
  expect(brief(plan)).toEqual([`remove ${STEP}`, 'remove contact:Family/Daughter/1']);
  expect(plan.body.steps.at(-1)?.needs).toEqual([STEP]);
});

test('an exported row of a room or a contact that only bears the same name is left alone', () => {
  const calling = live({ inbound: [[P1, 'C1']] });
  const reasonOf = (remoteId: string): string | null | undefined => {
    const row = { ...exportedRow({}), action: 'delete', remoteId } as RowInput;
    const plan = planned(calling, [row], MESSAGES);
    expect(brief(plan)).toEqual([`conflict ${STEP}`]);
    return plan.body.steps.at(-1)?.reason;
  };
  expect(reasonOf(inboundRowKey('profile-elsewhere', 'C1'))).toContain('another communication');
  expect(reasonOf(inboundRowKey(P1, 'C9'))).toContain('is another contact now');
});
