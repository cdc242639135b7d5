import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { signsIn, visibleParts } from '../../../renderer/ui/visible-signs.ts';

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => part.text)
    .join('');

test('what nobody sees has a sign, and what is seen stays as it is', () => {
  expect(shown('102\u00a0')).toBe('102⍽');
  expect(shown('71\t02')).toBe('71⇥02');
  expect(shown('a\r\nb\nc')).toBe('a↵b↵c');
  expect(shown('Zoë\u200b 客室\u3000A')).toBe('Zoë∅ 客室□A');
  expect(shown('\u0000x\u001f')).toBe('␦x␦');
});

test('a plain blank has a sign where it stands at an edge or beside another', () => {
  expect(shown(' Room 1  A ')).toBe('·Room 1··A·');
  expect(shown('Room 1 A')).toBe('Room 1 A');
  expect(shown('   ')).toBe('···');
});

test('signs are told once each, in the order of their first use', () => {
  expect(signsIn(['a\tb', ' a', 'c\t']).map(({ name }) => name)).toEqual([
    'tab',
    'blank at an edge or beside another',
  ]);
  expect(signsIn(['plain', ''])).toEqual([]);
});

test('of any text, all that is seen is there in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const seen = visibleParts(text)
        .filter(({ unseen }) => unseen === null)
        .map((part) => part.text)
        .join('');
      expect(seen.replaceAll(' ', '')).toBe(text.replace(/[\p{Z}\p{Cc}\p{Cf}�]/gu, ''));
    }),
  );
});
