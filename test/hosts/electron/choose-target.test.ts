import type { BaseWindow, SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { expect, test } from 'vitest';
import { chooseTarget } from '../../../main/hosts/electron/choose-target.ts';
import { createFileRegister } from '../../../main/hosts/file-register.ts';

const window = {} as BaseWindow;

function asking(answer: SaveDialogReturnValue) {
  const asked: SaveDialogOptions[] = [];
  const files = createFileRegister();
  const dialog = {
    showSaveDialog: async (...given: unknown[]) => {
      asked.push(given.at(-1) as SaveDialogOptions);
      return answer;
    },
  };
  return {
    asked,
    files,
    choose: (name: string) => chooseTarget({ dialog, files, folder: '/documents' }, window, name),
  };
}

test('where the person wants it is a target, known by its id', async () => {
  const { choose, files, asked } = asking({ canceled: false, filePath: '/elsewhere/out.xlsx' });
  const id = await choose('Export 2026.xlsx');
  expect(files.pathOf(id ?? '', 'write')).toBe('/elsewhere/out.xlsx');
  expect(asked).toEqual([
    {
      defaultPath: '/documents/Export 2026.xlsx',
      filters: [{ name: 'Excel workbook', extensions: ['xlsx'] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    },
  ]);
});

test('who thinks better of it gets nothing', async () => {
  expect(await asking({ canceled: true, filePath: '' }).choose('a.xlsx')).toBeNull();
});

test('a suggested name cannot lead the dialog elsewhere', async () => {
  const { choose, asked } = asking({ canceled: true, filePath: '' });
  await choose('../../../.ssh/authorized_keys');
  expect(asked[0]?.defaultPath).toBe('/documents/authorized_keys');
  expect(asked[0]).not.toHaveProperty('filters');
});
