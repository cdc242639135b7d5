import { expect, test } from 'vitest';
import { contactContent } from '../../../main/engine/run/content.ts';

const at = (...numbers: string[]) =>
  contactContent({ name: 'Bar', address: { kind: 'phones', numbers } });

test('contacts with the same numbers in another order are alike', () => {
  expect(at('+1', '+2')).toBe(at('+2', '+1'));
  expect(at('+1', '+2')).not.toBe(at('+1'));
});

test('the same id as a profile and as a provider contact are not alike', () => {
  const profile = contactContent({ name: 'Bar', address: { kind: 'profile', profileId: '7' } });
  const provider = contactContent({ name: 'Bar', address: { kind: 'provider', providerId: '7' } });
  expect(profile).not.toBe(provider);
});

test('a contact whose address the service hides cannot be compared', () => {
  expect(contactContent({ name: 'Bar', address: { kind: 'none' } })).toBeNull();
  expect(contactContent({ name: 'Bar' })).toBeNull();
});

test('a name is compared as names are everywhere: composed and with folded blanks', () => {
  const named = (name: string) =>
    contactContent({ name, address: { kind: 'provider', providerId: '7' } });
  expect(named(' Cafe\u0301  Bar\u00a0')).toBe(named('Café Bar'));
  expect(named('bar')).not.toBe(named('Bar'));
});
