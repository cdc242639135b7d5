import { expect, test } from 'vitest';
import { printable } from '../../../main/hosts/cli/terminal.ts';
import { problemLine } from '../../../main/hosts/cli/print-problems.ts';

test('what would move the cursor, set the title, ring or turn text about is shown as a sign', () => {
  const hostile = '\u001B]0;title\u0007 \u001B[2J\u009B1;1H \u007F\u202E';
  expect(printable(hostile)).toBe('\uFFFD]0;title\uFFFD \uFFFD[2J\uFFFD1;1H \uFFFD\uFFFD');
});

test('a line stays one line, and colours and letters stay as they are', () => {
  expect(printable('sheet\twith\r\nbreaks')).toBe('sheet with⏎⏎breaks');
  const line = '\u001B[31mred\u001B[39m text é 東 🌸';
  expect(printable(line)).toBe(line);
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
