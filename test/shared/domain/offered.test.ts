import { expect, test } from 'vitest';
import { isOffered } from '../../../shared/domain/offered.ts';

test('what a country or vertical does not offer is known', () => {
  expect(isOffered('pbx', { country: 'CA', vertical: null })).toBe(false);
  expect(isOffered('block', { country: 'us', vertical: null })).toBe(true);
  expect(isOffered('dropIn', { country: 'US', vertical: 'hospitality' })).toBe(false);
  expect(isOffered('dropIn', { country: 'US', vertical: 'healthcare' })).toBe(true);
  expect(isOffered('inboundCalling', { country: 'JP', vertical: 'hospitality' })).toBe(true);
  expect(isOffered('phoneNumbers', { country: 'FR', vertical: null })).toBe(false);
  expect(isOffered('externalUsers', { country: 'UK', vertical: 'senior-living' })).toBe(true);
});

test('where country, vertical or reference say nothing, nobody knows', () => {
  expect(isOffered('block', { country: null, vertical: 'core' })).toBeNull();
  expect(isOffered('block', { country: 'BR', vertical: 'core' })).toBeNull();
  expect(isOffered('dropIn', { country: 'US', vertical: null })).toBeNull();
  expect(isOffered('phoneNumbers', { country: 'DE', vertical: 'hospitality' })).toBeNull();
});
