import { expect, test } from 'vitest';
import { createFileRegister } from '../../main/hosts/file-register.ts';

test('an id leads to the path it was given out for, and tells nothing of it', () => {
  const files = createFileRegister();
  const id = files.give('/home/someone/rooms.xlsx', 'source');
  expect(files.pathOf(id)).toBe('/home/someone/rooms.xlsx');
  expect(id).not.toContain('rooms');
  expect(id).not.toBe(files.give('/home/someone/rooms.xlsx', 'source'));
});

test('an id that was never given out leads nowhere', () => {
  const files = createFileRegister();
  expect(files.pathOf('/etc/passwd')).toBeNull();
  expect(files.targetOf('__proto__')).toBeNull();
});

test('only what was written for the window is handed back to it', () => {
  const files = createFileRegister();
  expect(files.targetOf(files.give('/tmp/in.csv', 'source'))).toBeNull();
  expect(files.targetOf(files.give('/tmp/out.xlsx', 'target'))).toBe('/tmp/out.xlsx');
});
