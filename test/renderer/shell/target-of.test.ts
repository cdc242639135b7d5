import { expect, test } from 'vitest';
import type { AccountView } from '../../../shared/contract/calls/accounts.ts';
import { isLoopback, targetOf } from '../../../renderer/shell/target-of.ts';

const account: AccountView = {
  name: 'Harbour Hotels',
  apiUrl: 'https://api.amazonalexa.com',
  tokenUrl: 'https://api.amazon.com/auth/o2/token',
  region: 'NA',
  country: 'US',
  vertical: 'hospitality',
  organization: null,
  property: 'prop-1',
  trunk: null,
  colour: '#aa3355',
  secret: 'os',
  current: true,
  propertyName: 'Harbour View',
};
const sandbox: AccountView = {
  ...account,
  name: 'Sandbox',
  apiUrl: 'http://127.0.0.1:4021',
  secret: 'sandbox',
  colour: '#227755',
  current: false,
  propertyName: 'Sandbox Hotel',
};

test('without a job, the current account is what is written to', () => {
  expect(targetOf([sandbox, account], null)).toEqual({
    account: 'Harbour Hotels',
    property: 'Harbour View',
    where: 'NA · api.amazonalexa.com',
    kind: 'production',
    word: 'Production',
    colour: '#aa3355',
  });
});

test('an open job shows its own host and property, whatever account is current', () => {
  const job = { apiUrl: sandbox.apiUrl, property: { id: 'p2', name: 'Other House' } };
  expect(targetOf([sandbox, account], job)).toMatchObject({
    account: 'Sandbox',
    property: 'Other House',
    kind: 'sandbox',
    colour: '#227755',
  });
});

test('a job of an account that is gone never wears the colour of another', () => {
  const job = { apiUrl: 'https://api.eu.amazonalexa.com', property: { id: 'p', name: 'Old' } };
  expect(targetOf([account], job)).toMatchObject({
    account: 'no account here',
    kind: 'production',
    where: 'api.eu.amazonalexa.com',
    colour: '#868e96',
  });
});

test('without accounts nothing is connected, and before the answer nothing is claimed', () => {
  expect(targetOf([], null)).toMatchObject({ word: 'Not connected', kind: 'none' });
  expect(targetOf(undefined, null)).toMatchObject({ word: 'Asking', kind: 'none' });
});

test('only this machine is a sandbox', () => {
  expect(isLoopback('http://127.0.0.1:80')).toBe(true);
  expect(isLoopback('http://[::1]:80')).toBe(true);
  expect(isLoopback('http://localhost:80')).toBe(true);
  expect(isLoopback('http://127.0.0.1.example.com')).toBe(false);
  expect(isLoopback('https://api.amazonalexa.com')).toBe(false);
  expect(isLoopback('nonsense')).toBe(false);
});
