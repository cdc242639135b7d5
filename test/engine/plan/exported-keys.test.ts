import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  associationRowKey,
  externalUserKey,
  extensionKey,
  inboundRowKey,
  partsOfKey,
  ruleKey,
} from '../../../main/engine/plan/exported-keys.ts';

test('a key is taken apart into the ids that it was made of, whatever they hold', () => {
  const id = fc.string({ unit: fc.constantFrom('a', '/', '%', '2', 'F', '5'), maxLength: 6 });
  fc.assert(
    fc.property(id, id, (a, b) => {
      for (const key of [extensionKey, associationRowKey, inboundRowKey, externalUserKey]) {
        expect(partsOfKey(key(a, b))).toEqual([a, b]);
      }
      expect(partsOfKey(ruleKey('dropIn', a, b))).toEqual(['dropIn', a, b]);
    }),
  );
});

test("Amazon's own ids stand in keys as they are", () => {
  const id = 'amzn1.alexa.communications.profile.did.ABC-1_2';
  expect(ruleKey('block', id, id)).toBe(`block/${id}/${id}`);
});
