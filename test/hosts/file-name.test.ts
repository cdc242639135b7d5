import { basename, join, win32 } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../main/hosts/file-name.ts';

test.each([
  ['rooms.xlsx', 'rooms.xlsx'],
  ['Zimmer Übersicht 2026.csv', 'Zimmer Übersicht 2026.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\rooms.csv', 'rooms.csv'],
  ['a<b>c:"d|e?f*.csv', 'a_b_c__d_e_f_.csv'],
  ['.bashrc', 'bashrc'],
  ['..', 'file'],
  ['', 'file'],
  ['CON.csv', '_CON.csv'],
  ['rooms.csv. . ', 'rooms.csv'],
  ['one\r\ntwo.csv', 'onetwo.csv'],
  ['exe.\u202Evsc.xlsx', 'exe.vsc.xlsx'],
])('%j becomes %j', (given, safe) => {
  expect(safeFileName(given)).toBe(safe);
});

test('a name that is too long keeps its ending', () => {
  const name = safeFileName(`${'ü'.repeat(300)}.xlsx`);
  expect(name).toMatch(/^ü+\.xlsx$/);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
});

test('whatever the name, it is one file in the folder at hand, and stays what it is when made safe again', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('..', '.', '/', '\\', 'a', ' ', '\0', 'nul', '.csv', '\ud800'))
      .map((s) => s.join('')),
  );
  fc.assert(
    fc.property(any, (given) => {
      const name = safeFileName(given);
      expect(basename(join('/folder', name))).toBe(name);
      expect(win32.basename(win32.join('C:\\folder', name))).toBe(name);
      expect(name).not.toMatch(/^\.|[.\s]$|^$/);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
