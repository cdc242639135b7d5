import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, roomId } from '../../support/live-state.ts';
import { brief, planned } from './planned.ts';

/** Rooms 101 and 102 lie on Floor 1. */
function live(): LiveState {
  const state = liveState({ rooms: { 'Floor 1': null, '101': 'Room 101', '102': null } });
  for (const unit of state.units) {
    if (unit.name !== 'Floor 1') Object.assign(unit, { parentId: roomId('Floor 1'), level: 3 });
  }
  state.trunks = [];
  return state;
}
const gone = (room: string): RowInput => ({ kind: 'rooms', room, action: 'delete' });
const floor: RowInput = { kind: 'rooms', unitId: roomId('Floor 1'), action: 'delete' };
const options = { deleteUnits: true };

test('units stay unless that is consented to, and go after their profile', () => {
  expect(brief(planned(live(), [gone('101')]))).toEqual(['remove profile:unit-101']);
  const plan = planned(live(), [gone('101')], options);
  expect(brief(plan)).toEqual(['remove profile:unit-101', 'remove unit:unit-101']);
  expect(plan.body.steps.at(-1)).toMatchObject({
    needs: ['profile:unit-101'],
    before: { room: 'Floor 1/101' },
    write: { op: 'unit.delete', unitId: 'unit-101' },
  });
});

test('a floor goes with all its rooms, after them, where its row gives the Unit ID', () => {
  const plan = planned(live(), [floor, gone('101'), gone('102')], options);
  expect(brief(plan).slice(1)).toEqual([
    'remove unit:unit-101',
    'remove unit:unit-102',
    'remove unit:unit-Floor 1',
  ]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(
    expect.arrayContaining(['unit:unit-101', 'unit:unit-102']),
  );
});

test('a floor on which rooms are left stays', () => {
  const plan = planned(live(), [floor, gone('101')], options);
  expect(brief(plan)).toContain('blocked unit:unit-Floor 1');
  expect(plan.body.steps.at(-1)?.reason).toBe('1 unit below Floor 1 would be left, so it stays.');
});

test('a floor that is named by its name alone stays', () => {
  const plan = planned(live(), [gone('Floor 1'), gone('101'), gone('102')], options);
  expect(brief(plan)).toContain('blocked unit:unit-Floor 1');
  expect(plan.body.steps.at(-1)?.reason).toContain('Unit ID');
});
