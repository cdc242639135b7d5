import { expect, test } from 'vitest';
import type { ReadDecision } from '../../../shared/domain/reading.ts';
import { decisionLine } from '../../../main/hosts/cli/print-decisions.ts';

const plain = (text: string) => text.replaceAll(new RegExp(String.raw`\u001b\[\d+m`, 'g'), '');
const decided: ReadDecision = {
  file: 'rooms.csv',
  sheet: null,
  what: 'delimiter',
  value: ',',
  shown: 'comma',
  evidence: 'It cuts best.',
  chosen: false,
  sure: true,
  others: [{ value: '\t', shown: 'tab' }],
};

test('a certain decision is told in one line with its evidence', () => {
  expect(plain(decisionLine(decided))).toBe('read: rooms.csv: delimiter comma. It cuts best.');
});

test('a doubtful one names the flag that decides otherwise, one that was chosen does not', () => {
  expect(plain(decisionLine({ ...decided, sure: false }))).toBe(
    'read, but look: rooms.csv: delimiter comma. It cuts best. If columns look wrong, say --delimiter tab.',
  );
  expect(plain(decisionLine({ ...decided, sure: false, chosen: true }))).not.toContain('--');
});

test('of a sheet the flag names the sheet, in quotes where it has blanks', () => {
  const header = {
    ...decided,
    file: 'b.xlsx',
    sheet: 'Room list',
    what: 'headerRow' as const,
    value: '3',
    shown: 'row 3',
    others: [],
    sure: false,
  };
  expect(plain(decisionLine(header))).toContain('b.xlsx, Room list: header in row 3.');
  expect(plain(decisionLine(header))).toContain('--header-row "Room list=N".');
});
