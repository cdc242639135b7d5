import { expect, test } from 'vitest';
import { lacksPropertyName } from '../../../renderer/client/use-property-name.ts';

test('only a property that is given by id and was never seen is asked for', () => {
  const id = 'amzn1.alexa.unit.did.AAAA';
  expect(lacksPropertyName({ property: id, propertyName: null })).toBe(true);
  expect(lacksPropertyName({ property: id, propertyName: 'Harbour View' })).toBe(false);
  expect(lacksPropertyName({ property: 'Harbour View', propertyName: null })).toBe(false);
  expect(lacksPropertyName({ property: null, propertyName: null })).toBe(false);
  expect(lacksPropertyName(undefined)).toBe(false);
});
