import { expect, test } from 'vitest';
import { printable } from '../../main/hosts/cli/terminal.ts';
import { problemLine } from '../../main/hosts/cli/print-problems.ts';

test('what would move the cursor, set the title or ring is shown as a sign, and colours stay', () => {
  const hostile = '\u001B]0;title\u0007 \u001B[2J\u001B[1;1H \r';
  expect(printable(hostile)).toBe('\uFFFD]0;title\uFFFD \uFFFD[2J\uFFFD[1;1H \uFFFD');
  expect(printable('\u001B[31mred\u001B[39m\n\ttext é 東')).toBe(
    '\u001B[31mred\u001B[39m\n\ttext é 東',
  );
});

test('JSON comes through unchanged', () => {
  const text = JSON.stringify({ found: '\u001B[2J\u0000\u007F' });
  expect(printable(text)).toBe(text);
});

test('a cell of several lines is told on one', () => {
  const line = problemLine({
    sheet: 'Rooms',
    row: 2,
    column: 'Room',
    field: 'room',
    severity: 'error',
    code: 'room.not-found',
    found: '101\n102\r\n103',
    message: 'There is none.',
    fix: 'Correct it.',
  });
  expect(line).toContain('"101 102 103"');
});
