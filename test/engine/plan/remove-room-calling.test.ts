import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import { knowEveryPair } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf } from '../../support/live-state.ts';
import { planned } from './planned.ts';

const P1 = profileIdOf('101');
const P2 = profileIdOf('102');
const P3 = profileIdOf('103');
const CALLING = new Set(['block', 'dropIn', 'inboundCalling', 'externalUser']);
const gone: RowInput = { kind: 'rooms', room: '101', action: 'delete' };
const OPTIONS = { serviceProvider: 'SP', allowMessages: true };

function live(inbound: [string, string][] = [[P1, 'C1']]): LiveState {
  const state = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102', '103': 'Room 103' },
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
    trunks: { T1: 'ACTIVE' },
    blocks: [
      [P1, P2],
      [P1, P3, 'DISABLED'],
      [P2, P1],
    ],
    dropIns: [[P3, P1]],
    inbound,
    users: { SP: { u1: P1, u2: P2 } },
  });
  knowEveryPair(state);
  return state;
}

function callingSteps(rows: RowInput[], state = live(), options: object = OPTIONS) {
  const { body } = planned(state, rows, options);
  return { steps: body.steps.filter(({ kind }) => CALLING.has(kind)), body };
}

test('with a room go its rules, those about it, who may call it and the users that ring there', () => {
  const { steps, body } = callingSteps([gone]);
  expect(steps.map(({ action, id }) => `${action} ${id}`)).toEqual([
    'remove inboundCalling:unit-101/Family/Daughter',
    'remove block:unit-101/unit-102',
    'remove block:unit-102/unit-101',
    'remove dropIn:unit-103/unit-101',
    'remove externalUser:SP/u1',
  ]);
  const profile = body.steps.find(({ write }) => write?.op === 'profile.delete');
  expect(profile?.action).toBe('remove');
  const order = body.steps.map(({ id }) => id);
  for (const { id } of steps) expect(order.indexOf(id)).toBeLessThan(order.indexOf(profile!.id));
});

test('without the consent to messages the room stays whole', () => {
  const { body } = callingSteps([gone], live(), { serviceProvider: 'SP' });
  expect(body.steps.filter(({ write }) => write !== null)).toEqual([]);
  const reasons = body.steps.filter(({ action }) => action === 'blocked').map((one) => one.reason);
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.join(' ')).toContain('--allow-messages');
});

test('a room that nobody calls needs no such consent', () => {
  const { steps } = callingSteps([gone], live([]), { serviceProvider: 'SP' });
  expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(['remove']));
});

test('two people of one name are two steps', () => {
  const both = live([
    [P1, 'C1'],
    [P1, 'C2'],
  ]);
  const { steps } = callingSteps([gone], both);
  expect(steps.filter(({ kind }) => kind === 'inboundCalling').map(({ write }) => write)).toEqual([
    { op: 'inboundCalling.delete', profileId: P1, contactId: 'C1' },
    { op: 'inboundCalling.delete', profileId: P1, contactId: 'C2' },
  ]);
});

test('a rule between two rooms that both go is one step, and so is one that a row takes away too', () => {
  const { steps } = callingSteps([gone, { ...gone, room: '102' }]);
  const ids = steps.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('block:unit-101/unit-102');
  const row: RowInput = {
    kind: 'callingRules',
    rule: 'block',
    room: '101',
    targetRoom: '102',
    value: 'on',
    action: 'delete',
  };
  const shared = callingSteps([gone, row]).steps.find(({ id }) => id === 'block:unit-101/unit-102');
  expect(shared).toMatchObject({ action: 'remove', rows: ['row-1', 'row-0'] });
});

test('what could not be looked at is said, and nothing is taken for empty', () => {
  const unseen = live();
  unseen.blocks.delete(P1);
  unseen.externalUsers.clear();
  const { body } = callingSteps([gone], unseen, { allowMessages: true });
  expect(body.notes.join(' ')).toMatch(/Blocking rules .* could not be looked at/u);
  expect(body.notes.join(' ')).toMatch(/External users .* could not be looked at/u);
  expect(body.notes.join(' ')).not.toContain('Drop-in rules');
});

test('a room that goes and is asked for elsewhere is an error', () => {
  const user: RowInput = { kind: 'externalUsers', externalUser: 'u1', room: '101' };
  const rule: RowInput = {
    kind: 'callingRules',
    rule: 'block',
    room: '102',
    targetRoom: '101',
    value: 'on',
  };
  for (const row of [user, rule]) {
    const { problems } = planned(live(), [gone, row], OPTIONS);
    expect(
      problems.filter(({ severity }) => severity === 'error').map(({ row: at }) => at),
    ).toEqual(expect.arrayContaining([2, 3]));
  }
});
