import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader } from '../../../main/engine/understand/header-words.ts';

test.each([
  ['Nebenstellennummer', ['extension']],
  ['Zimmerbezeichnung', ['room', 'name']],
  ['Reinigungsstatus', ['foreign', 'foreign']],
  ['ZIMMERNR', ['room', 'number']],
  ['ROOMNUMBER', ['room', 'number']],
  ['建物部屋番号', ['building', 'room', 'number']],
  ['内線番号', ['extension']],
])('%s is cut into words that are known', (header, concepts) => {
  const read = readHeader(header);
  expect(read.concepts.slice(0, concepts.length)).toEqual(concepts);
  expect(read.unknown).toEqual([]);
});

test('what is left of a compound stays unknown, so that it counts against the header', () => {
  expect(readHeader('Zimmerfarbe')).toMatchObject({ concepts: ['room'], unknown: ['farbe'] });
  expect(readHeader('部屋色').unknown).toEqual(['色']);
});

test('a word that is no compound is left whole', () => {
  expect(readHeader('Minibar')).toMatchObject({ concepts: [], unknown: ['minibar'] });
});

test('the language of the sheet decides where a word means two things', () => {
  expect(readHeader('Station', 'en').concepts).toEqual(['extension']);
  expect(readHeader('Station', 'de').concepts).toEqual(['area']);
  expect(readHeader('Station').concepts).toEqual(['extension']);
});

test('a number in a header is its ordinal, wherever it stands', () => {
  expect(readHeader('Tel. 2').ordinal).toBe(2);
  expect(readHeader('Phone (3)').ordinal).toBe(3);
  expect(readHeader('電話番号1').ordinal).toBe(1);
  expect(readHeader('Phone').ordinal).toBeNull();
});

test('any text is read, and case, marks of width and blanks around it change nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const read = readHeader(text);
      expect(readHeader(`  ${text}\n`)).toEqual(read);
      expect(readHeader(text.normalize('NFC')).plain).toBe(readHeader(text.normalize('NFD')).plain);
    }),
  );
});
