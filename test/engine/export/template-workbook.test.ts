import { expect, test } from 'vitest';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import { templateWorkbook } from '../../../main/engine/export/template-workbook.ts';

test('the whole template has every sheet, empty, and explanations on a sheet of their own', () => {
  const { sheets } = templateWorkbook();
  expect(sheets).toHaveLength(SHEET_KINDS.length + 1);
  for (const sheet of sheets.slice(0, -1)) {
    expect([...sheet.rows]).toEqual([]);
    for (const column of sheet.columns) {
      expect(column.type).toBe('text');
      expect(column.note).not.toBe('');
      expect(column.hidden).toBeUndefined();
    }
    const choices = (header: string): readonly string[] | undefined =>
      sheet.columns.find(({ title }) => title === header)?.choices;
    expect(choices('Action')).toEqual(['create', 'update', 'delete', 'skip']);
    if (sheet.name !== 'Calling rules') continue;
    expect(choices('Rule')).toEqual(['block', 'drop-in']);
    expect(choices('Value')).toEqual(['on', 'off', 'both']);
  }
  const explained = [...(sheets.at(-1)?.rows ?? [])];
  expect(explained).toContainEqual([
    'Contacts',
    'Phone 1',
    'Number with country code, such as +12065550100. A contact has phone numbers or a room, not both.',
    '+12065550100',
  ]);
});

test('a template of one kind has just its sheet', () => {
  expect(templateWorkbook('extensions').sheets.map(({ name }) => name)).toEqual([
    'Extensions',
    'How to fill',
  ]);
});
