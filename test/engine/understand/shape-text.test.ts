import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  affixText,
  splitText,
  turnText,
  valueMap,
} from '../../../main/engine/understand/shape-text.ts';

test('a text is split at what parts it, blanks around the parts aside', () => {
  expect(splitText('Floor 1 / 101', { text: '/' }, 2, 'none')).toEqual(['Floor 1', '101']);
  expect(splitText('Doe, Jane', { text: ',' }, 2, 'none')).toEqual(['Doe', 'Jane']);
  expect(splitText('East\u00a0 101', 'blank', 2, 'none')).toEqual(['East', '101']);
});

test('a blank in the separator stands for blanks of every kind', () => {
  expect(splitText('A-1\u00a0-\u00a0101', { text: ' - ' }, 2, 'none')).toEqual(['A-1', '101']);
});

test('a position counts from the beginning, and from the end where it is negative', () => {
  expect(splitText('0312', { position: 2 }, 2, 'none')).toEqual(['03', '12']);
  expect(splitText('10312', { position: -2 }, 2, 'none')).toEqual(['103', '12']);
});

test.each([
  ['101', { text: '/' } as const],
  ['101', 'blank' as const],
  ['12', { position: 2 } as const],
  ['12', { position: -3 } as const],
  ['12', { position: 0 } as const],
])('%s has no two parts by %j, so it is not split', (text, by) => {
  expect(splitText(text, by, 2, 'none')).toBeNull();
});

test('more parts than fields are split only where it was said who takes the rest', () => {
  const path = 'Tower A / Floor 1 / 101';
  expect(splitText(path, { text: '/' }, 2, 'none')).toBeNull();
  expect(splitText(path, { text: '/' }, 2, 'first')).toEqual(['Tower A / Floor 1', '101']);
  expect(splitText(path, { text: '/' }, 2, 'last')).toEqual(['Tower A', 'Floor 1 / 101']);
});

test('what was joined is split into the same parts, and what was split joins to the same text', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,6}( [a-z0-9]{1,6})?$/u);
  const separator = fc.constantFrom('/', ' / ', ',', '; ', '-', '::');
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), separator, (parts, text) => {
      const whole = parts.join(text);
      expect(splitText(whole, { text }, parts.length, 'none')).toEqual(parts);
      for (const rest of ['first', 'last'] as const) {
        expect(splitText(whole, { text }, 2, rest)?.join(text)).toBe(whole);
      }
    }),
  );
});

test('no split loses or makes up a letter', () => {
  const rest = fc.constantFrom('first', 'last', 'none');
  const by = fc.oneof(
    fc.constantFrom({ text: '/' }, { text: ' ' }, 'blank' as const),
    fc.integer({ min: -6, max: 6 }).map((position) => ({ position })),
  );
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', '1', '/', ' ', '\u00a0'),
    maxLength: 9,
  });
  fc.assert(
    fc.property(text, by, rest, fc.integer({ min: 2, max: 4 }), (whole, at, taker, count) => {
      const parts = splitText(whole, at, count, taker);
      const bare = (one: string): string => one.replace(/[\s/]/gu, '');
      if (parts !== null) expect(bare(parts.join(''))).toBe(bare(whole));
      if (parts !== null) expect(parts).toHaveLength(count);
    }),
  );
});

test('a name is turned at its comma, and one without stays', () => {
  expect(turnText('Doe, Jane', ',')).toBe('Jane Doe');
  expect(turnText('Doe, Jane, RN', ',')).toBe('Jane, RN Doe');
  expect(turnText('Reception', ',')).toBe('Reception');
  expect(turnText('Doe,', ',')).toBe('Doe,');
});

test('an affix is stripped once, at the beginning or else at the end, and put before what is left', () => {
  expect(affixText('x101', { strip: 'X', prefix: '7' })).toBe('7101');
  expect(affixText('101 ext', { strip: 'ext', prefix: '' })).toBe('101');
  expect(affixText('xx1x', { strip: 'x', prefix: '' })).toBe('x1x');
  expect(affixText('101', { strip: 'x', prefix: '' })).toBe('101');
});

test('nothing is put before what stripping left empty', () => {
  expect(affixText('ext.', { strip: 'ext.', prefix: '7' })).toBe('');
});

test('values are replaced whatever their case, and to the letter where two pairs differ by it', () => {
  const replaced = valueMap([
    { from: 'Yes', to: 'on' },
    { from: 'yes', to: 'both' },
    { from: 'Front  Desk', to: 'Reception' },
  ]);
  expect(replaced('Yes')).toBe('on');
  expect(replaced('yes')).toBe('both');
  expect(replaced('YES')).toBe('on');
  expect(replaced('front desk')).toBe('Reception');
  expect(replaced('No')).toBeNull();
  expect(replaced('__proto__')).toBeNull();
});
