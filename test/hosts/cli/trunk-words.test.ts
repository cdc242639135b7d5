import { expect, test } from 'vitest';
import { tellWaiting } from '../../../main/hosts/cli/commands/trunk-wait.ts';
import {
  changeLines,
  deleteLines,
  problemLines,
  trunkLine,
} from '../../../main/hosts/cli/commands/trunk-words.ts';
import type { TrunkPreview } from '../../../shared/contract/calls/trunks.ts';

const trunk = { id: 't1', status: 'PENDING', name: 'pbx.example' };
const peers = [{ ip: '52.1.2.3', port: 5061 }];
const preview = (over: Partial<TrunkPreview>): TrunkPreview => ({
  problems: [],
  before: null,
  after: null,
  same: [],
  extensions: null,
  ...over,
});
const plain = (lines: string[]) =>
  // oxlint-disable-next-line no-control-regex -- colours are no words
  lines.map((line) => line.replaceAll(/\u001b\[\d+m/g, '')).join('\n');

test('what the service does not tell is said so', () => {
  expect(trunkLine({ ...trunk, peers, extensions: 1 })).toBe(
    't1  pbx.example  PENDING  52.1.2.3:5061  1 extension',
  );
  expect(trunkLine({ id: 't1', status: null, name: null, extensions: null })).toBe(
    't1  no name  status not told  peers not told  extensions not told',
  );
});

test('errors and warnings are marked', () => {
  const lines = problemLines([
    { severity: 'error', code: 'expired', message: 'One.' },
    { severity: 'warning', code: 'expires-soon', message: 'Two.' },
  ]);
  expect(plain(lines)).toBe('error One.\nwarning Two.');
});

test('a change shows old and new, and what stays', () => {
  const before = { ...trunk, peers };
  const next = [{ ip: '52.1.2.4', port: 5061 }];
  const after = { name: 'pbx.example', peers: next, certificates: [] };
  const lines = plain(changeLines(preview({ before, after })));
  expect(lines).toContain('Changes trunk pbx.example (t1), status PENDING:');
  expect(lines).toContain('52.1.2.3:5061 → 52.1.2.4:5061');
  expect(lines).toContain('pbx.example (as it is)');
  expect(lines).toContain('no certificates: signalling is not encrypted');
  const same = plain(changeLines(preview({ before, after: { ...after, peers } })));
  expect(same).toContain('52.1.2.3:5061 (as it is)');
});

test('what cannot be sent or is gone shows nothing', () => {
  expect(changeLines(preview({ before: trunk }))).toEqual([]);
  expect(deleteLines(preview({}))).toEqual([]);
});

test('a deletion names the extensions it was given and counts the others', () => {
  const extensions = { count: 3, first: ['71', '72'] };
  const lines = plain(deleteLines(preview({ before: { ...trunk, peers }, extensions })));
  expect(lines).toContain('3 extensions: 71, 72 and 1 more');
});

test('waiting says a line at first, at every change and once a minute', () => {
  const lines: string[] = [];
  const tell = tellWaiting({ err: (line) => lines.push(line) });
  for (const seconds of [0, 15, 30, 45, 60, 75]) {
    tell('trunk.waiting', { trunk, seconds, trouble: null });
  }
  tell('trunk.waiting', { trunk, seconds: 80, trouble: 'The service is away.' });
  tell('trunk.waiting', { trunk, seconds: 85, trouble: null });
  expect(lines).toEqual([
    'Trunk pbx.example (t1) is PENDING; about ten minutes are usual.',
    'Trunk pbx.example (t1) is PENDING after 60 s; about ten minutes are usual.',
    'The service is away. Looking again after 80 s.',
    'Trunk pbx.example (t1) is PENDING after 85 s; about ten minutes are usual.',
  ]);
});
