import { expect, test } from 'vitest';
import { foldWords, headerWords } from '../../../main/engine/understand/fold-words.ts';

test.each([
  ['Phone #2', 'phone no 2'],
  ['phoneNo2', 'phone no 2'],
  ['PHONE_NO_2', 'phone no 2'],
  ['PBXExtension', 'pbx extension'],
  ['Room\nnumber *', 'room number'],
  ['Room\u00a0No.:', 'room no'],
  ['Étage (obligatoire)', 'etage obligatoire'],
  ['N° de chambre', 'n de chambre'],
  ['Nº hab', 'no hab'],
  ['Geschoß', 'geschoss'],
  ['ROOM番号', 'room 番号'],
  ['部屋番号（必須）', '部屋番号 必須'],
  ['Ｒｏｏｍ　１０１', 'room 101'],
  ['***', ''],
])('%j is the words %j', (header, words) => {
  expect(foldWords(header)).toBe(words);
});

test('a million capitals are one word and take no time to speak of', () => {
  expect(headerWords('A'.repeat(1_000_000))).toHaveLength(1);
});
