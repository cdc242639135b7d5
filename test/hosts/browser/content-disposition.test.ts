import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from '../../../main/hosts/browser/content-disposition.ts';

test('a plain name is told in both forms', () => {
  expect(contentDisposition('rooms.xlsx')).toBe(
    `attachment; filename="rooms.xlsx"; filename*=UTF-8''rooms.xlsx`,
  );
});

test('a name beyond ASCII is whole in the form of RFC 5987 and harmless in the other', () => {
  expect(contentDisposition(`Zimmer "Süd" (2)'*.xlsx`)).toBe(
    `attachment; filename="Zimmer _S_d_ (2)'*.xlsx"; filename*=UTF-8''Zimmer%20%22S%C3%BCd%22%20%282%29%27%2A.xlsx`,
  );
});

test('any name can be read back, and none breaks out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.%~!-]*$/);
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
    }),
  );
});
