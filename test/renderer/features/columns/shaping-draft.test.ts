import { expect, test } from 'vitest';
import {
  constantOf,
  emptyShaping,
  needsField,
  shapingOf,
} from '../../../../renderer/features/columns/shaping-draft.ts';
import { shaping } from '../../../../shared/domain/shaping.ts';

const column = { sheet: 'Rooms', index: 2, field: 'room' as const };
const empty = emptyShaping(['Floor 1 / 101', 'Floor 2 / 201']);

test('a form begins with what the cells suggest', () => {
  expect(empty.text).toBe('/');
  expect(emptyShaping(['a', 'b/c']).text).toBe('');
  expect(emptyShaping([]).text).toBe('');
  expect(empty.pairs.map(({ from }) => from)).toEqual(['Floor 1 / 101', 'Floor 2 / 201']);
});

test('each doing says what is missing until it is a shaping', () => {
  for (const doing of ['split', 'join', 'values', 'affix'] as const) {
    expect(shapingOf({ ...empty, doing }, column)).toHaveProperty('missing');
  }
  const whole = {
    ...empty,
    into: ['floor', 'room'] as const satisfies unknown[],
    other: 1,
    joined: 'displayName' as const,
    pairs: [{ from: 'a', to: 'b' }],
    strip: 'Rm',
  };
  for (const doing of ['split', 'join', 'values', 'affix', 'turn'] as const) {
    const wish = shapingOf({ ...whole, into: [...whole.into], doing }, column);
    expect('shaping' in wish && shaping.safeParse(wish.shaping).success, doing).toBe(true);
  }
});

test('a position that is no number is asked for again', () => {
  const split = { ...empty, by: 'position' as const, into: ['room' as const, null] };
  expect(shapingOf({ ...split, position: '-2' }, column)).toMatchObject({
    shaping: { by: { position: -2 } },
  });
  expect(shapingOf({ ...split, position: 'two' }, column)).toHaveProperty('missing');
});

test('values that are not said to become anything stay', () => {
  const pairs = [
    { from: 'EG', to: 'Ground' },
    { from: 'OG', to: '' },
  ];
  expect(shapingOf({ ...empty, doing: 'values', pairs }, column)).toMatchObject({
    shaping: { pairs: [{ from: 'EG', to: 'Ground' }], other: 'keep' },
  });
});

test('values are only replaced in a column that is used', () => {
  const wish = shapingOf({ ...empty, doing: 'affix', strip: 'x' }, { ...column, field: null });
  expect(wish).toEqual({ missing: 'Choose what the column is used as first.' });
  expect(needsField('affix')).toBe(true);
  expect(needsField('split')).toBe(false);
});

test('a constant needs a field and a value', () => {
  expect(constantOf('Rooms', null, '1')).toHaveProperty('missing');
  expect(constantOf('Rooms', 'floor', ' ')).toHaveProperty('missing');
  expect(constantOf('Rooms', 'bellhopId', '1')).toHaveProperty('missing');
  expect(constantOf('Rooms', 'floor', ' 2 ')).toEqual({
    shaping: { do: 'constant', sheet: 'Rooms', field: 'floor', value: '2' },
  });
});
