import { expect, test } from 'vitest';
import { stepLines } from '../../../main/hosts/cli/step-lines.ts';
import type { Step } from '../../../shared/domain/plan.ts';

// oxlint-disable-next-line no-control-regex -- colours begin with an escape
const plain = (line: string): string => line.replace(/\u001b\[\d+m/gu, '');

function step(given: Partial<Step>): Step {
  return {
    id: 'contact:1',
    kind: 'contact',
    key: 'Front desk / Bell',
    action: 'remove',
    before: null,
    after: null,
    rows: [],
    needs: [],
    write: null,
    remoteId: null,
    reason: null,
    ...given,
  };
}

test('whatever is removed is named, with what goes with it, before anything else', () => {
  const lines = stepLines([
    step({ kind: 'profile', key: '101', action: 'change', before: { a: 'x' }, after: { a: 'y' } }),
    step({ before: { addressBook: 'Front desk', name: 'Bell', phones: ['+12065550100'] } }),
    step({
      kind: 'addressBook',
      key: 'Spa',
      before: { contacts: Array.from({ length: 12 }, (_, at) => `C${at}`) },
    }),
  ]);
  expect(lines.map(plain)).toEqual([
    '  - contact Front desk / Bell: phones +12065550100',
    '  - address book Spa: contacts C0; C1; C2; C3; C4; C5; C6; C7; C8; C9; and 2 more',
    '  ~ communication profile 101: a x → y',
  ]);
});

test('long lists end with how many are left out, each kind of action for itself', () => {
  const many = Array.from({ length: 25 }, (_, at) => step({ key: `Book / ${at}` }));
  const lines = stepLines([...many, step({ action: 'conflict', key: 'Book / x', reason: 'Why.' })]);
  expect(lines).toHaveLength(22);
  expect(plain(lines[20] ?? '')).toBe('  … and 5 more to remove (see --json)');
  expect(plain(lines[21] ?? '')).toBe('  ! conflict contact Book / x: Why.');
});
