import { expect, test } from 'vitest';
import { languageOf } from '../../../main/engine/understand/sheet-language.ts';

test.each([
  ['en', ['Sheet1', 'Room', 'Extension', 'Guest name']],
  ['de', ['Tabelle1', 'Station', 'Zimmer', 'Bett', 'Nebenstelle']],
  ['fr', ['Feuil1', 'Chambre', 'Poste', 'Tarif']],
  ['es', ['Hoja1', 'Habitación', 'Anexo', 'Tarifa']],
  ['it', ['Foglio1', 'Camera', 'Interno', 'Tariffa']],
  ['ja', ['Sheet1', '部屋番号', '内線', '備考']],
] as const)('%s is known by its headers', (language, texts) => {
  expect(languageOf(texts)).toBe(language);
});

test('headers that many languages share are English', () => {
  expect(languageOf(['Status', 'Port'])).toBe('en');
  expect(languageOf([])).toBe('en');
});
