import { expect, test } from 'vitest';
import { droppedFolders } from '../../../renderer/ui/dropped-folders.ts';

const entry = (name: string, isDirectory: boolean) => ({
  webkitGetAsEntry: () => ({ name, isDirectory }),
});

test('folders are told from files by name', () => {
  expect(droppedFolders([entry('rooms.csv', false), entry('Site 7', true)])).toEqual(['Site 7']);
});

test('dragged text is neither', () => {
  expect(droppedFolders([{ webkitGetAsEntry: () => null }])).toEqual([]);
});
