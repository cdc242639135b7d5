import { expect, test } from 'vitest';
import type { AccountView } from '../../../shared/contract/calls/accounts.ts';
import { targetOf } from '../../../renderer/shell/target-of.ts';

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
  serviceProvider: null,
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
  const info = { apiUrl: sandbox.apiUrl, property: { id: 'p2', name: 'Other House' } };
  expect(targetOf([sandbox, account], { info, account: 'Sandbox' })).toMatchObject({
    account: 'Sandbox',
    property: 'Other House',
    kind: 'sandbox',
    colour: '#227755',
  });
});

test('a job of an account that is gone never wears the colour of another', () => {
  const info = { apiUrl: 'https://api.eu.amazonalexa.com', property: { id: 'p', name: 'Old' } };
  const gone = { account: 'Gone (removed)', kind: 'production', colour: '#868e96' };
  expect(targetOf([account], { info, account: 'Gone' })).toMatchObject({
    ...gone,
    where: 'api.eu.amazonalexa.com',
  });
  const here = { ...info, apiUrl: account.apiUrl };
  expect(targetOf([account], { info: here, account: 'Gone' })).toMatchObject(gone);
  expect(targetOf([account], { info: here, account: null }).account).toBe('Harbour Hotels');
});

test('a property that is given by id is shown by the name that was asked for', () => {
  const byId = { ...account, property: 'amzn1.unit', propertyName: null };
  expect(targetOf([byId], null, 'Harbour View').property).toBe('Harbour View');
  expect(targetOf([byId], null).property).toBe('amzn1.unit');
});

test('of two accounts at one host, the one of the job is shown', () => {
  const other = { ...account, name: 'Lakeside', current: false, colour: '#114488' };
  const job = { info: { apiUrl: account.apiUrl, property: null }, account: 'Lakeside' };
  expect(targetOf([account, other], job)).toMatchObject({ account: 'Lakeside', colour: '#114488' });
});

test('without accounts nothing is connected, and before the answer nothing is claimed', () => {
  expect(targetOf([], null)).toMatchObject({ word: 'Not connected', kind: 'none' });
  expect(targetOf(undefined, null)).toMatchObject({ word: 'Asking', kind: 'none' });
});

test.each([
  ['http://127.0.0.1:80', 'sandbox'],
  ['http://[::1]:80', 'sandbox'],
  ['http://127.0.0.1.example.com', 'production'],
  ['nonsense', 'production'],
] as const)('a job at %s is shown as %s', (apiUrl, kind) => {
  expect(targetOf([], { info: { apiUrl, property: null }, account: null }).kind).toBe(kind);
});
