import { Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { addShapeOptions, shapeInput } from '../../../main/hosts/cli/shape-options.ts';
import type { ShapeFlags } from '../../../main/hosts/cli/shape-options.ts';

/** What a command line comes to, or what it is refused with. */
function read(...args: string[]) {
  const command = addShapeOptions(new Command().exitOverride().configureOutput({ writeErr() {} }));
  command.parse(args, { from: 'user' });
  return shapeInput(command.opts<ShapeFlags>(), (path) => `file of ${path}`);
}

const shapes = (...args: string[]) => read(...args).shape;

test('a constant may hold any sign, and may be meant for one sheet', () => {
  expect(shapes('--set', 'addressBook=Front desk', '--set', 'Staff list!name=a=b!')).toEqual([
    { do: 'constant', sheet: null, field: 'addressBook', value: 'Front desk' },
    { do: 'constant', sheet: 'Staff list', field: 'name', value: 'a=b!' },
  ]);
});

test.each([
  ['Room no=floor,room@/', { column: 'Room no', by: { text: '/' }, rest: 'none' }],
  ['Room no=floor..., room@ - ', { by: { text: ' - ' }, rest: 'first' }],
  ['Room no=floor,room...@,', { by: { text: ',' }, rest: 'last' }],
  ['Room no=floor,room', { by: 'blank' }],
  ['Room no=floor,room@blank', { by: 'blank' }],
  ['Room no=floor,room@-2', { by: { position: -2 } }],
  ['a=b=floor,room@=', { column: 'a=b', by: { text: '=' } }],
  ['Rooms!Room no=floor,room@/', { sheet: 'Rooms', column: 'Room no' }],
])('--split %s parts the column', (text, expected) => {
  expect(shapes('--split', text)).toMatchObject([
    { do: 'split', into: ['floor', 'room'], ...expected },
  ]);
});

test('a part of a split may be skipped', () => {
  expect(shapes('--split', 'A=-,room@/')).toMatchObject([{ into: [null, 'room'] }]);
});

test.each([
  ['floor=Tower+Floor', { columns: ['Tower', 'Floor'], with: '/', field: 'floor' }],
  ['phone1=Code + Number', { columns: ['Code', 'Number'], with: '', field: 'phone1' }],
  ['name=First+Last', { with: ' ' }],
  ['name=First+Last@, ', { with: ', ' }],
  ['Staff!name=A+B+C@', { sheet: 'Staff', columns: ['A', 'B', 'C'], with: '' }],
])('--join %s joins the columns', (text, expected) => {
  expect(shapes('--join', text)).toMatchObject([{ do: 'join', ...expected }]);
});

test('values are replaced in pairs, and a backslash keeps a sign that would part them', () => {
  expect(shapes('--values', String.raw`value=Yes:on, No : off,a\,b:c\:d,*:error`)).toEqual([
    {
      do: 'values',
      sheet: null,
      field: 'value',
      pairs: [
        { from: 'Yes', to: 'on' },
        { from: 'No', to: 'off' },
        { from: 'a,b', to: 'c:d' },
      ],
      other: 'error',
    },
  ]);
  expect(shapes('--values', 'addressBooks=none:')).toMatchObject([
    { pairs: [{ from: 'none', to: '' }], other: 'keep' },
  ]);
});

test('what is stripped and put on a field is one change of it', () => {
  expect(
    shapes('--strip', 'extension=x', '--prefix', 'extension=7', '--prefix', 'trunk=t'),
  ).toMatchObject([
    { do: 'affix', field: 'extension', strip: 'x', prefix: '7' },
    { do: 'affix', field: 'trunk', strip: '', prefix: 't' },
  ]);
});

test('names are turned at a text', () => {
  expect(shapes('--turn', 'name=,')).toEqual([{ do: 'turn', sheet: null, field: 'name', at: ',' }]);
});

test('a recipe is named, or is a file where it ends in .json', () => {
  expect(read('--recipe', 'Bay Hotel', '--save-recipe', 'New')).toEqual({
    shape: [],
    recipe: { name: 'Bay Hotel' },
    saveRecipe: 'New',
  });
  expect(read('--recipe', 'bay.JSON').recipe).toEqual({ file: 'file of bay.JSON' });
});

test.each([
  ['--set', 'addressBook'],
  ['--set', 'addressBook='],
  ['--set', 'nothing=x'],
  ['--set', 'bellhopId=x'],
  ['--split', 'A=floor'],
  ['--split', 'A=floor,nothing'],
  ['--split', 'A=floor...,room...'],
  ['--split', 'floor,room'],
  ['--join', 'name=First'],
  ['--join', 'nothing=A+B'],
  ['--join', 'A+B'],
  ['--values', 'value=Yes'],
  ['--values', 'value=*:maybe,a:b'],
  ['--values', 'value=:on'],
  ['--turn', 'name='],
  ['--strip', '=x'],
  ['--prefix', 'extension='],
])('%s %s is refused with how to write it', (flag, text) => {
  expect(() => shapes(flag, text)).toThrow(CommanderError);
  expect(() => shapes(flag, text)).toThrow(/Write .*=.*fields are room, /);
});
