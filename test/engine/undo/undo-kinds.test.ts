import { expect, test } from 'vitest';
import type { StepKind } from '../../../shared/domain/kinds.ts';
import { STEP_KINDS } from '../../../shared/domain/kinds.ts';
import { inboundKey } from '../../../shared/domain/live.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { collectDone } from '../../../main/engine/undo/undo-source.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import {
  liveState,
  phones,
  profileIdOf,
  roomId,
  SHEET_TABLES,
  validRows,
} from '../../support/live-state.ts';
import { naturalLive } from '../../support/natural-live.ts';
import type { DoneJob } from '../../support/undone.ts';
import { doneJob, sentOf, undoOf } from '../../support/undone.ts';
import { planned } from '../plan/planned.ts';
import { planOptions } from '../../../shared/domain/settings.ts';

/** A property with one of everything. */
function hotel(): LiveState {
  return liveState({
    rooms: { 101: 'Room 101', 102: 'Room 102', 103: null },
    books: {
      B: {
        name: 'Desk',
        rooms: ['101'],
        contacts: {
          C: ['Cab', phones('+12065550100')],
          R: ['Room 102', { kind: 'profile', profileId: profileIdOf('102') }],
        },
      },
      O: {
        name: 'Old',
        rooms: ['102'],
        contacts: {
          F: ['Fax', phones('+12065550150')],
          L: ['Lobby', { kind: 'profile', profileId: profileIdOf('101') }],
        },
      },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { 7101: profileIdOf('101') } },
    blocks: [[profileIdOf('101'), profileIdOf('102')]],
    dropIns: [[profileIdOf('101'), profileIdOf('102')]],
    inbound: [[profileIdOf('101'), 'C']],
    users: { SP: { u1: profileIdOf('101') } },
  });
}

const OPTIONS = {
  allowMessages: true,
  deleteUnits: true,
  createRooms: true,
  serviceProvider: 'SP',
} as const;

function jobOf(live: LiveState, rows: RowInput[]): DoneJob {
  const { body, problems } = planned(live, rows, OPTIONS);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return doneJob(live, body);
}

function actions(job: DoneJob, live = job.live): string[] {
  return undoOf(job, live)
    .steps.map(({ action, kind, key }) => `${action} ${kind} ${key}`)
    .toSorted();
}

const KINDS: [name: string, rows: RowInput[], undone: string[]][] = [
  [
    'a room that came goes with its profile',
    [{ kind: 'rooms', room: 'New', floor: 'Floor 1' }],
    ['remove profile Floor 1/New', 'remove unit Floor 1', 'remove unit Floor 1/New'],
  ],
  [
    'a room that was renamed has its old name again',
    [
      {
        kind: 'rooms',
        room: 'Suite',
        unitId: roomId('101'),
        baseline: { room: '101' },
        edited: ['room'],
        remoteId: roomId('101'),
      },
    ],
    ['change unit 101'],
  ],
  [
    'a room that was removed comes back with all that it had',
    [{ kind: 'rooms', room: '101', action: 'delete' }],
    [
      'create association Desk / 101',
      'create block 101 / 102',
      'create contact Old / Lobby',
      'create dropIn 101 / 102',
      'create extension T1 / 7101',
      'create externalUser u1',
      'create inboundCalling 101 / Desk / Cab',
      'create profile 101',
      'create unit 101',
    ],
  ],
  ['a profile that came goes', [{ kind: 'rooms', room: '103' }], ['remove profile 103']],
  [
    'a profile that was renamed has its old name again',
    [{ kind: 'rooms', room: '101', displayName: 'Sea view' }],
    ['change profile 101'],
  ],
  [
    'a book that came goes after its contact and its association',
    [
      { kind: 'contacts', addressBook: 'Spa', name: 'Massage', phones: ['+12065550111'] },
      { kind: 'associations', addressBook: 'Spa', room: '101' },
    ],
    ['remove addressBook Spa', 'remove association Spa / 101', 'remove contact Spa / Massage'],
  ],
  [
    'a book that was renamed has its old name again',
    [{ kind: 'addressBooks', addressBook: 'Desk', newName: 'Front desk' }],
    ['change addressBook Desk'],
  ],
  [
    'a book that was deleted comes back with its contacts',
    [{ kind: 'addressBooks', addressBook: 'Old', action: 'delete' }],
    [
      'create addressBook Old',
      'create association Old / 102',
      'create contact Old / Fax',
      'create contact Old / Lobby',
    ],
  ],
  [
    'a contact that was changed has its old number again',
    [{ kind: 'contacts', addressBook: 'Desk', name: 'Cab', phones: ['+12065550199'] }],
    ['change contact Desk / Cab'],
  ],
  [
    'a contact that was deleted comes back',
    [{ kind: 'contacts', addressBook: 'Desk', name: 'Room 102', action: 'delete' }],
    ['create contact Desk / Room 102'],
  ],
  [
    'an association that was taken comes back',
    [{ kind: 'associations', addressBook: 'Desk', room: '101', action: 'delete' }],
    ['create association Desk / 101'],
  ],
  [
    'an extension that came goes, one that moved goes back, one that went comes back',
    [
      { kind: 'extensions', extension: '7102', room: '102', trunk: 'T1' },
      { kind: 'extensions', extension: '7101', room: '102', trunk: 'T1' },
    ],
    ['change extension T1 / 7101', 'remove extension T1 / 7102'],
  ],
  [
    'an extension that went comes back',
    [{ kind: 'extensions', extension: '7101', trunk: 'T1', action: 'delete' }],
    ['create extension T1 / 7101'],
  ],
  [
    'rules that came go off, and those that went off come back',
    [
      { kind: 'callingRules', rule: 'block', room: '102', targetRoom: '101', value: 'on' },
      { kind: 'callingRules', rule: 'dropIn', room: '102', targetRoom: '101', value: 'on' },
      { kind: 'callingRules', rule: 'block', room: '101', targetRoom: '102', value: 'off' },
      { kind: 'callingRules', rule: 'dropIn', room: '101', targetRoom: '102', value: 'off' },
    ],
    [
      'create block 101 / 102',
      'create dropIn 101 / 102',
      'remove block 102 / 101',
      'remove dropIn 102 / 101',
    ],
  ],
  [
    'a caller that was let in is kept out again',
    [
      { kind: 'contacts', addressBook: 'Desk', name: 'Son', phones: ['+12065550155'] },
      { kind: 'inboundCalling', room: '101', addressBook: 'Desk', contact: 'Son' },
    ],
    ['remove contact Desk / Son', 'remove inboundCalling 101 / Desk / Son'],
  ],
  [
    'a caller that was kept out is let in again',
    [
      {
        kind: 'inboundCalling',
        room: '101',
        addressBook: 'Desk',
        contact: 'Cab',
        action: 'delete',
      },
    ],
    ['create inboundCalling 101 / Desk / Cab'],
  ],
  [
    'an external user that came goes, and one that moved goes back',
    [
      { kind: 'externalUsers', externalUser: 'u2', room: '102' },
      { kind: 'externalUsers', externalUser: 'u1', room: '102' },
    ],
    ['change externalUser u1', 'remove externalUser u2'],
  ],
  [
    'an external user that went comes back',
    [{ kind: 'externalUsers', externalUser: 'u1', action: 'delete' }],
    ['create externalUser u1'],
  ],
];

test.each(KINDS)('%s', (_name, rows, undone) => {
  const job = jobOf(hotel(), rows);
  expect(actions(job)).toEqual(undone);
  const after = applyToLive(job.live, sentOf(undoOf(job, job.live)));
  expect(naturalLive(after)).toEqual(naturalLive(job.before));
});

test('every kind of step that a job sends is among those', () => {
  const kinds = new Set(KINDS.flatMap(([, , undone]) => undone.map((line) => line.split(' ')[1])));
  const sent: StepKind[] = STEP_KINDS.filter((kind) => kind !== 'trunk');
  expect(kinds).toEqual(new Set(sent));
});

type Change = (live: LiveState) => void;
const MASSAGE: RowInput[] = [
  { kind: 'contacts', addressBook: 'Spa', name: 'Massage', phones: ['+12065550111'] },
  { kind: 'contacts', addressBook: 'Spa', name: 'Room 103', room: '103' },
  { kind: 'extensions', extension: '7103', room: '103', trunk: 'T1' },
];
const PROFILE_103 = `new-profile-of-${roomId('103')}`;

test.each<[name: string, change: Change, kept: string[], reason: RegExp]>([
  [
    'a number that a colleague changed',
    (live) => {
      const book = live.addressBooks.find(({ name }) => name === 'Spa')?.id ?? '';
      const massage = live.contacts.get(book)?.find(({ name }) => name === 'Massage');
      if (massage) massage.address = phones('+12065550122');
    },
    ['conflict addressBook Spa', 'conflict contact Spa / Massage'],
    /left it as "Massage" with \+12065550111, and it is "Massage" with \+12065550122 now/u,
  ],
  [
    'a contact that a colleague added to the book',
    (live) => {
      const addressBookId = live.addressBooks.find(({ name }) => name === 'Spa')?.id ?? '';
      live.contacts
        .get(addressBookId)
        ?.push({ id: 'X', addressBookId, name: 'Sauna', address: phones('+12065550133') });
    },
    ['conflict addressBook Spa'],
    /has "Sauna" by now, so it is kept/u,
  ],
  [
    'a room that a colleague lets call from the book',
    (live) => {
      const id = live.addressBooks.find(({ name }) => name === 'Spa')?.id ?? '';
      live.unitsOfBook.set(id, [roomId('102')]);
    },
    ['conflict addressBook Spa'],
    /is used by 102 by now, so it is kept/u,
  ],
  [
    'a contact elsewhere that calls the profile',
    (live) => {
      live.contacts.get('B')?.push({
        id: 'X',
        addressBookId: 'B',
        name: 'Sea view',
        address: { kind: 'profile', profileId: PROFILE_103 },
      });
    },
    ['conflict profile 103'],
    /is used by "Sea view" of "Desk" by now, so it is kept/u,
  ],
  [
    'a second extension of the profile',
    (live) => {
      live.extensions.get('T1')?.push({ trunkId: 'T1', extension: '7999', profileId: PROFILE_103 });
    },
    ['conflict profile 103'],
    /is used by extension 7999/u,
  ],
  [
    'a rule of the profile',
    (live) => {
      const rule = { profileId: PROFILE_103, targetProfileId: profileIdOf('101') };
      live.blocks.set(PROFILE_103, [{ ...rule, value: 'ENABLED', contactId: null }]);
    },
    ['conflict profile 103'],
    /is used by a blocking rule/u,
  ],
  [
    'somebody who may call the profile',
    (live) => {
      const pair = { profileId: PROFILE_103, contactId: 'C' };
      live.inboundCalling.set(inboundKey(PROFILE_103, 'C'), { ...pair, status: 'ENABLED' });
    },
    ['conflict profile 103'],
    /is used by somebody who may call it/u,
  ],
  [
    'an extension that rings elsewhere by now',
    (live) => {
      const mapping = live.extensions.get('T1')?.find(({ extension }) => extension === '7103');
      if (mapping) mapping.profileId = profileIdOf('101');
    },
    ['conflict extension T1 / 7103'],
    /Extension 7103 rang in 103 when the job was done, and rings in 101 now/u,
  ],
  [
    'a profile of another name',
    (live) => {
      const profile = live.profiles.get(roomId('103'));
      if (profile) profile.name = 'Bridal suite';
    },
    ['conflict profile 103'],
    /called it "103", and it is called "Bridal suite" now/u,
  ],
])('%s is kept', (_name, change, kept, reason) => {
  const job = jobOf(hotel(), MASSAGE);
  const live = structuredClone(job.live);
  change(live);
  const { steps } = undoOf(job, live);
  expect(
    steps
      .filter(({ write }) => write === null)
      .map(({ action, kind, key }) => `${action} ${kind} ${key}`)
      .toSorted(),
  ).toEqual(kept);
  expect(steps.map((step) => step.reason ?? '').join('\n')).toMatch(reason);
});

test('a unit in which a colleague made another stays', () => {
  const job = jobOf(hotel(), [{ kind: 'rooms', room: 'New', floor: 'Floor 1' }]);
  const live = structuredClone(job.live);
  const floor = live.units.find(({ name }) => name === 'Floor 1');
  live.units.push({ id: 'X', name: '199', level: 3, parentId: floor?.id ?? '' });
  live.profiles.set('X', null);
  expect(actions(job, live)).toEqual([
    'conflict unit Floor 1',
    'remove profile Floor 1/New',
    'remove unit Floor 1/New',
  ]);
});

test('without the consent to messages nothing goes on which a caller hangs', () => {
  const job = jobOf(hotel(), [
    { kind: 'contacts', addressBook: 'Spa', name: 'Son', phones: ['+12065550155'] },
    { kind: 'associations', addressBook: 'Spa', room: '101' },
    { kind: 'inboundCalling', room: '101', addressBook: 'Spa', contact: 'Son' },
    { kind: 'extensions', extension: '7102', room: '102', trunk: 'T1' },
  ]);
  const { steps } = undoOf(job, job.live, { allowMessages: false });
  expect(steps.map(({ action, kind }) => `${action} ${kind}`).toSorted()).toEqual([
    'blocked association',
    'blocked contact',
    'blocked inboundCalling',
    'conflict addressBook',
    'remove extension',
  ]);
});

test('what was sent unread, or by a job that noted nothing, stays and says why', () => {
  const live = hotel();
  const quick = planChanges({
    rows: validRows([{ kind: 'rooms', room: '103' }]),
    sheets: SHEET_TABLES,
    live: { ...live, profiles: new Map() },
    options: planOptions.parse({ read: 'quick' }),
    requestsPerSecond: null,
  }).body;
  const unread = doneJob(live, quick);
  expect(actions(unread)).toEqual(['conflict profile 103']);
  expect(undoOf(unread, unread.live).notes.join(' ')).toMatch(/sent unread \(--read quick\)/u);

  const job = jobOf(live, [{ kind: 'rooms', room: '101', displayName: 'Sea view' }]);
  const steps = job.source.steps.map(({ restore: _noted, ...step }) => step);
  const old = undoOf({ source: { ...job.source, steps } }, job.live).steps;
  expect(old).toMatchObject([
    { action: 'conflict', reason: expect.stringMatching(/earlier Bellhop/u) },
  ]);
});

test('a job with unknown steps cannot be taken back before they are settled', () => {
  const { plan } = jobOf(hotel(), MASSAGE);
  const [first] = plan.steps.filter(({ write }) => write !== null);
  const lost = collectDone(
    'J',
    plan,
    new Map([[first?.id ?? '', { state: 'sending', attempt: 1 }]]),
  );
  expect(lost).toEqual({ ok: false, error: { unknown: 1 } });
});

test('every row that the job served has a line of its own, and no other row', () => {
  const job = jobOf(hotel(), [
    { kind: 'rooms', room: '101' },
    { kind: 'rooms', room: '103', addressBooks: ['Desk'] },
  ]);
  const { rows } = undoOf(job, job.live);
  expect(rows).toMatchObject([
    { sheet: 'Rooms', row: 3, state: 'valid', steps: [expect.any(String), expect.any(String)] },
  ]);
});
