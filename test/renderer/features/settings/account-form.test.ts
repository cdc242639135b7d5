import { expect, test } from 'vitest';
import { contract } from '../../../../shared/contract/contract.ts';
import {
  accountInput,
  emptyAccount,
  missingFields,
  wrongFields,
} from '../../../../renderer/features/settings/account-form.ts';

const filled = {
  ...emptyAccount,
  name: ' Harbour ',
  clientId: 'id ',
  clientSecret: 'not-a-secret',
  country: 'us',
};

test('a form with name and credentials is what the call takes', () => {
  const input = accountInput(filled);
  expect(contract['accounts.add'].input.safeParse(input).success).toBe(true);
  expect(input).toMatchObject({ name: 'Harbour', clientId: 'id', country: 'US' });
});

test('empty fields are left to the program', () => {
  expect(accountInput(filled)).toMatchObject({
    refreshToken: null,
    apiUrl: null,
    vertical: null,
    organization: null,
    serviceProvider: null,
  });
});

test('what is blank counts as missing', () => {
  expect(missingFields({ ...filled, clientSecret: '  ' })).toEqual(['clientSecret']);
  expect(missingFields(filled)).toEqual([]);
});

test('a country is two letters or left out', () => {
  const wrong = (country: string) => Object.keys(wrongFields({ ...emptyAccount, country }));
  expect([wrong(''), wrong('us'), wrong(' DE ')]).toEqual([[], [], []]);
  expect([wrong('U'), wrong('U1')]).toEqual([['country'], ['country']]);
});
