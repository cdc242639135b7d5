import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accountFromEnvironment,
  countryFromEnvironment,
  inputFromEnvironment,
} from '../../main/accounts/from-environment.ts';

const credentials = { BELLHOP_CLIENT_ID: 'client', BELLHOP_CLIENT_SECRET: 'hush' };

function infoOf(env: Record<string, string>) {
  const account = accountFromEnvironment({ ...credentials, ...env });
  if (!account.ok) throw new Error(account.error.message);
  return account.value.info;
}
function messageOf(env: Record<string, string | undefined>): string {
  const account = accountFromEnvironment(env);
  if (account.ok) throw new Error('it was taken');
  return `${account.error.code}: ${account.error.message}`;
}

test('credentials alone make an account of North America', () => {
  expect(infoOf({})).toEqual({
    name: 'environment',
    apiUrl: 'https://api.amazonalexa.com',
    tokenUrl: 'https://api.amazon.com/auth/o2/token',
    region: 'NA',
    country: 'US',
    vertical: null,
    organization: null,
    property: null,
    trunk: null,
    serviceProvider: null,
  });
});

test('the region gives the API host and the country, where neither is said', () => {
  expect(infoOf({ BELLHOP_REGION: 'eu' })).toMatchObject({
    apiUrl: 'https://api.eu.amazonalexa.com',
    country: null,
  });
  expect(infoOf({ BELLHOP_REGION: 'FE' })).toMatchObject({
    apiUrl: 'https://api.fe.amazonalexa.com',
    country: 'JP',
  });
  expect(infoOf({ BELLHOP_REGION: 'EU', BELLHOP_COUNTRY: 'de' }).country).toBe('DE');
  expect(infoOf({ BELLHOP_REGION: 'EU', BELLHOP_COUNTRY: 'UK' }).country).toBe('GB');
});

test('everything that is given is taken, blanks around it aside', () => {
  expect(
    infoOf({
      BELLHOP_API_URL: ' http://127.0.0.1:8123/ ',
      BELLHOP_TOKEN_URL: 'http://127.0.0.1:8123/auth/O2/token?x=1',
      BELLHOP_VERTICAL: 'Senior-Living',
      BELLHOP_ORGANIZATION: 'org',
      BELLHOP_PROPERTY: 'Harbour House',
      BELLHOP_TRUNK: 'trunk-1',
      BELLHOP_SERVICE_PROVIDER: 'provider-1',
      BELLHOP_COUNTRY: ' ',
    }),
  ).toMatchObject({
    apiUrl: 'http://127.0.0.1:8123',
    tokenUrl: 'http://127.0.0.1:8123/auth/O2/token?x=1',
    vertical: 'senior-living',
    organization: 'org',
    property: 'Harbour House',
    trunk: 'trunk-1',
    serviceProvider: 'provider-1',
    country: 'US',
  });
});

test('the secrets come when asked for, the refresh token only where there is one', async () => {
  const without = accountFromEnvironment(credentials);
  const given = accountFromEnvironment({ ...credentials, BELLHOP_REFRESH_TOKEN: 'again' });
  const client = { clientId: 'client', clientSecret: 'hush' };
  expect(without.ok && (await without.value.secrets())).toEqual({ ...client, refreshToken: null });
  expect(given.ok && (await given.value.secrets())).toEqual({ ...client, refreshToken: 'again' });
});

test('the country is known without credentials', () => {
  expect(countryFromEnvironment({})).toBe('US');
  expect(countryFromEnvironment({ BELLHOP_REGION: 'EU' })).toBeNull();
  expect(countryFromEnvironment({ BELLHOP_REGION: 'FE' })).toBe('JP');
  expect(countryFromEnvironment({ BELLHOP_REGION: 'EU', BELLHOP_COUNTRY: 'fr' })).toBe('FR');
  expect(countryFromEnvironment({ BELLHOP_COUNTRY: 'France' })).toBeNull();
  expect(countryFromEnvironment({ BELLHOP_REGION: 'Mars' })).toBeNull();
});

test('missing credentials are named, and only the missing ones', () => {
  expect(messageOf({})).toMatch(/^missing: .*BELLHOP_CLIENT_ID and BELLHOP_CLIENT_SECRET/);
  const message = messageOf({ ...credentials, BELLHOP_CLIENT_SECRET: '  ' });
  expect(message).toContain('BELLHOP_CLIENT_SECRET');
  expect(message).not.toContain('BELLHOP_CLIENT_ID');
});

test('a property given by name needs its organisation, one given by id does not', () => {
  expect(messageOf({ ...credentials, BELLHOP_PROPERTY: 'Harbour House' })).toMatch(
    /^missing: .*BELLHOP_ORGANIZATION/,
  );
  expect(infoOf({ BELLHOP_PROPERTY: 'amzn1.alexa.unit.did.P1' }).organization).toBeNull();
});

test.each([
  ['BELLHOP_API_URL', 'https://api.amazonalexa.com/v2'],
  ['BELLHOP_API_URL', 'https://api.amazonalexa.com/?a=b'],
  ['BELLHOP_API_URL', 'https://api.amazonalexa.com/#'],
  ['BELLHOP_API_URL', 'https://user:word@api.amazonalexa.com'],
  ['BELLHOP_API_URL', 'api.amazonalexa.com'],
  ['BELLHOP_API_URL', 'ftp://api.amazonalexa.com'],
  ['BELLHOP_TOKEN_URL', '/auth/o2/token'],
  ['BELLHOP_TOKEN_URL', 'https://user:word@api.amazon.com/auth/o2/token'],
  ['BELLHOP_REGION', 'US'],
  ['BELLHOP_COUNTRY', 'Germany'],
  ['BELLHOP_VERTICAL', 'hotel'],
])('%s is refused as %s', (name, value) => {
  const message = messageOf({ ...credentials, [name]: value });
  expect(message).toMatch(new RegExp(`^bad-value: ${name} must be `));
});

test('no message holds a secret, not even one in the wrong variable', () => {
  const secret = fc.string({ minLength: 8 }).map((text) => `s3cret${text}`);
  const name = fc.constantFrom('API_URL', 'TOKEN_URL', 'REGION', 'COUNTRY', 'VERTICAL', 'PROPERTY');
  fc.assert(
    fc.property(secret, name, (value, wrong) => {
      const account = accountFromEnvironment({
        BELLHOP_CLIENT_ID: 'client',
        BELLHOP_CLIENT_SECRET: value,
        BELLHOP_REFRESH_TOKEN: value,
        [`BELLHOP_${wrong}`]: value,
      });
      expect(account.ok ? '' : account.error.message).not.toContain('s3cret');
      expect(account.ok).toBe(false);
    }),
  );
});

test('an account to be kept is taken from the same variables, with what was left out left open', () => {
  const input = inputFromEnvironment({
    ...credentials,
    BELLHOP_REFRESH_TOKEN: 'again',
    BELLHOP_REGION: 'eu',
    BELLHOP_PROPERTY: 'amzn1.alexa.unit.did.1',
    BELLHOP_SERVICE_PROVIDER: 'provider-1',
  });
  expect(input).toEqual({
    ok: true,
    value: {
      region: 'EU',
      country: null,
      vertical: null,
      organization: null,
      property: 'amzn1.alexa.unit.did.1',
      trunk: null,
      serviceProvider: 'provider-1',
      apiUrl: null,
      tokenUrl: null,
      clientId: 'client',
      clientSecret: 'hush',
      refreshToken: 'again',
    },
  });
  expect(inputFromEnvironment({ ...credentials, BELLHOP_REGION: 'XX' })).toMatchObject({
    ok: false,
    error: { code: 'bad-value' },
  });
});
