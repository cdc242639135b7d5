import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const ROOMS = { '101': 'Room 101', '102': null };
const row: RowInput = { kind: 'extensions', extension: '7101', room: '101' };

test('without a trunk in the row several trunks are ambiguous, and the chosen one is taken', () => {
  const live = liveState({ rooms: ROOMS, trunks: { T1: 'ACTIVE', T2: 'ACTIVE' } });
  expect(codes(planned(live, [row]))).toEqual(['trunk.ambiguous']);
  expect(brief(planned(live, [row], { trunk: 'T2' }))).toEqual(['create extension:T2/7101']);
  expect(codes(planned(live, [{ ...row, trunk: 'T3' }]))).toEqual(['trunk.not-found']);
});

test('on a trunk that is not ACTIVE a mapping is blocked, and one that is there is unchanged', () => {
  const live = liveState({
    rooms: ROOMS,
    trunks: { T1: 'PENDING' },
    extensions: { T1: { '7102': profileIdOf('101') } },
  });
  const plan = planned(live, [row, { ...row, extension: '7102' }]);
  expect(brief(plan)).toEqual(['blocked extension:T1/7101']);
  expect(plan.body.steps[1]?.reason).toBe('Trunk T1 is PENDING, not ACTIVE.');
});

test('an extension of a profile that is gone is changed, and one outside is a conflict', () => {
  const live = liveState({
    rooms: ROOMS,
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': 'P1' } },
  });
  live.otherProfiles.set('P1', null);
  expect(brief(planned(live, [row]))).toEqual(['change extension:T1/7101']);
  live.otherProfiles.set('P1', { id: 'P1', unitId: 'elsewhere', name: null });
  expect(brief(planned(live, [row]))).toEqual(['conflict extension:T1/7101']);
});

test('one extension for two rooms is an error on both rows', () => {
  const live = liveState({ rooms: ROOMS, trunks: { T1: 'ACTIVE' } });
  const plan = planned(live, [row, { ...row, room: '102' }, { ...row, room: 'Rm 101' }]);
  expect(plan.problems.map(({ code, row: at }) => [code, at])).toEqual([
    ['extension.contradiction', 2],
    ['extension.contradiction', 4],
    ['extension.contradiction', 3],
  ]);
});

test('the extension of a new room waits for its profile', () => {
  const live = liveState({ rooms: ROOMS, trunks: { T1: 'ACTIVE' } });
  const plan = planned(live, [{ ...row, room: '102' }]);
  expect(plan.body.steps[1]).toMatchObject({
    needs: ['profile:unit-102'],
    write: { profile: { step: 'profile:unit-102' } },
  });
});

test('a profile id of this property will do for a room, and one outside is an error', () => {
  const live = liveState({ rooms: ROOMS, trunks: { T1: 'ACTIVE' } });
  const byProfile = (profileId: string): RowInput => ({
    kind: 'extensions',
    extension: '7101',
    profileId,
  });
  expect(brief(planned(live, [byProfile(profileIdOf('101'))]))).toEqual([
    'create extension:T1/7101',
  ]);
  live.otherProfiles.set('P1', { id: 'P1', unitId: 'elsewhere', name: null });
  expect(codes(planned(live, [byProfile('P1')]))).toEqual(['unit.outside']);
});
