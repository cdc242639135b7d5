import { expect, test } from 'vitest';
import { createFileRegister } from '../../main/hosts/file-register.ts';

test('an id leads to the path it was given out for, and tells nothing of it', () => {
  const files = createFileRegister();
  const id = files.give('/home/someone/rooms.xlsx', 'source');
  expect(files.pathOf(id, 'read')).toBe('/home/someone/rooms.xlsx');
  expect(id).not.toContain('rooms');
  expect(id).not.toBe(files.give('/home/someone/rooms.xlsx', 'source'));
});

test('an id that was never given out leads nowhere', () => {
  const files = createFileRegister();
  expect(files.pathOf('/etc/passwd', 'read')).toBeNull();
  expect(files.pathOf('__proto__', 'write')).toBeNull();
});

test('a file given to be read is never written over nor handed back, and a target is never read', () => {
  const files = createFileRegister();
  const given = files.give('/tmp/in.csv', 'source');
  const target = files.give('/tmp/out.xlsx', 'target');
  expect(files.pathOf(given, 'write')).toBeNull();
  expect(files.pathOf(target, 'write')).toBe('/tmp/out.xlsx');
  expect(files.pathOf(target, 'read')).toBeNull();
});
