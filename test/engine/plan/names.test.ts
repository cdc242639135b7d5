import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idPart, profileNameOf } from '../../../main/engine/plan/names.ts';

test('parts of step ids cannot run into each other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const same = `${idPart(a)}/${idPart(b)}` === `${idPart(c)}/${idPart(d)}`;
      expect(same).toBe(a === c && b === d);
    }),
  );
});

test('every unit name becomes a display name that the service takes', () => {
  expect(profileNameOf('Suite #12 (East)')).toBe('Suite 12 East');
  expect(profileNameOf('###')).toBe('Room');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(profileNameOf(name)).toMatch(/^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N} '_-]{1,50}$/u);
      expect(profileNameOf(name).length).toBeLessThanOrEqual(50);
    }),
  );
});
