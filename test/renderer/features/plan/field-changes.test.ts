import { expect, test } from 'vitest';
import { fieldChanges } from '../../../../renderer/features/plan/field-changes.ts';

test('of something that is changed only the fields that differ are shown', () => {
  const before = { addressBook: 'Front desk', phones: ['+12065550100'] };
  const after = { addressBook: 'Front desk', phones: ['+12065550100', '+12065550101'] };
  expect(fieldChanges({ before, after })).toEqual([
    { field: 'Numbers', before: '+12065550100', after: '+12065550100, +12065550101' },
  ]);
});

test('of something new every field is shown, with nothing before it', () => {
  expect(fieldChanges({ before: null, after: { displayName: 'Room 101' } })).toEqual([
    { field: 'Display name', before: null, after: 'Room 101' },
  ]);
});

test('of something that stays as it is every field is shown', () => {
  const same = { name: 'Reception' };
  expect(fieldChanges({ before: same, after: same })).toEqual([
    { field: 'Name', before: 'Reception', after: 'Reception' },
  ]);
});

test('an emptied list and a field that goes are nothing afterwards', () => {
  expect(fieldChanges({ before: { phones: ['1'], room: '101' }, after: { phones: [] } })).toEqual([
    { field: 'Numbers', before: '1', after: null },
    { field: 'Room', before: '101', after: null },
  ]);
});

test('a field without a word of its own is spelled out', () => {
  expect(fieldChanges({ before: null, after: { someNewField: 'x' } })[0]?.field).toBe(
    'Some new field',
  );
});

test('a long list that goes as a whole is named by its first, and one that changes in full', () => {
  const contacts = Array.from({ length: 40 }, (_, at) => `Guest ${at}`);
  const [gone] = fieldChanges({ before: { contacts }, after: null });
  expect(gone?.before).toMatch(/^Guest 0, .*Guest 11 and 28 more$/);
  const [changed] = fieldChanges({ before: { contacts }, after: { contacts: contacts.slice(1) } });
  expect(changed?.after).toMatch(/^Guest 1, .*Guest 39$/);
});
