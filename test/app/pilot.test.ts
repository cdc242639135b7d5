import { expect, test } from 'vitest';
import { pilotRows } from '../../main/app/pilot.ts';
import type { Step } from '../../shared/domain/plan.ts';

function step(id: string, rows: string[], needs: string[] = []): Step {
  return {
    id,
    kind: id.startsWith('profile') ? 'profile' : 'extension',
    key: id,
    action: 'create',
    before: null,
    after: null,
    rows,
    needs,
    write: null,
    remoteId: null,
    reason: null,
  };
}

const steps = [
  step('profile:101', ['Rooms!2', 'Extensions!2']),
  step('profile:102', ['Rooms!3']),
  step('extension:7101', ['Extensions!2'], ['profile:101']),
  step('extension:7102', ['Extensions!3'], ['profile:102']),
];

test('a pilot takes every row that speaks of its rooms, whichever sheet it stands on', () => {
  expect(pilotRows({ steps }, 1)).toEqual(new Set(['Rooms!2', 'Extensions!2']));
});

test('a pilot of more rooms than there are takes all', () => {
  expect(pilotRows({ steps }, 9).size).toBe(4);
});
