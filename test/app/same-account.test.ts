import { expect, test } from 'vitest';
import { accountMismatch, leadsToLoopback } from '../../main/app/same-account.ts';
import { accountInfo } from '../../shared/domain/settings.ts';

const account = accountInfo.parse({
  name: 'environment',
  apiUrl: 'https://api.amazonalexa.com',
  tokenUrl: 'https://api.amazon.com/auth/o2/token',
  region: 'NA',
  country: 'US',
  vertical: null,
  organization: 'org-1',
  property: 'Hotel Example',
  trunk: null,
  serviceProvider: null,
});
const plan = {
  apiUrl: 'https://api.amazonalexa.com',
  organization: 'org-1',
  property: { id: 'unit-1', name: 'Hotel Example' },
};

test('a plan fits the account it was made with, its property named by name or by id', () => {
  expect(accountMismatch('The plan', plan, account)).toBeNull();
  expect(accountMismatch('The plan', plan, { ...account, property: 'unit-1' })).toBeNull();
  expect(accountMismatch('The plan', plan, { ...account, property: ' hotel example ' })).toBeNull();
});

test('what the account does not say cannot contradict', () => {
  expect(
    accountMismatch('The plan', plan, { ...account, property: null, organization: null }),
  ).toBeNull();
});

test('another host, organisation or property is refused and both are named', () => {
  const eu = { ...account, apiUrl: 'https://api.eu.amazonalexa.com' };
  expect(accountMismatch('The plan', plan, eu)?.message).toMatch(/api\.amazonalexa.*api\.eu/);
  expect(accountMismatch('The plan', plan, { ...account, organization: 'org-2' })).toMatchObject({
    code: 'wrong-account',
  });
  expect(
    accountMismatch('The plan', plan, { ...account, property: 'Hotel Annex' })?.message,
  ).toMatch(/Hotel Example.*Hotel Annex/);
});

test('loopback counts as one host whatever its port and spelling', () => {
  const there = { ...plan, apiUrl: 'http://127.0.0.1:4000' };
  for (const apiUrl of ['http://127.0.0.1:5000', 'http://localhost:5000', 'http://[::1]:5000']) {
    expect(accountMismatch('Job', there, { ...account, apiUrl })).toBeNull();
  }
  expect(accountMismatch('Job', there, account)).not.toBeNull();
});

test('a host that only looks like loopback is none', () => {
  expect(leadsToLoopback('http://127.0.0.1.evil.example')).toBe(false);
  expect(leadsToLoopback('http://localhost.evil.example')).toBe(false);
  expect(leadsToLoopback('http://127.0.0.1@evil.example')).toBe(false);
});
