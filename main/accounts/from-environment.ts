import type { NewAccount } from '../../shared/contract/calls/accounts.ts';
import type { Market } from '../../shared/domain/offered.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { REGIONS, VERTICALS } from '../../shared/domain/settings.ts';
import type { AccountInfo } from '../../shared/domain/settings.ts';
import {
  API_URLS,
  COUNTRIES,
  TOKEN_URL,
  countryCode,
  isUnitId,
  originOf,
  webAddress,
} from './account-defaults.ts';
import type { Secrets } from './secret-store.ts';

type Environment = Record<string, string | undefined>;

/** An account as a whole; the secrets are asked for only where a token is fetched. */
export type Account = { info: AccountInfo; secrets: () => Promise<Secrets> };

export type AccountFailure = { code: 'missing' | 'bad-value'; message: string };

/**
 * The account that the `BELLHOP_…` variables describe. Blank variables count as not set.
 * Which hosts may be talked to is not decided here. No message ever holds a secret or an address
 * as given, since either may have been put into the wrong variable.
 */
export function accountFromEnvironment(env: Environment): Result<Account, AccountFailure> {
  const value = (name: string): string | null => variable(env, name);
  const clientId = value('CLIENT_ID');
  const clientSecret = value('CLIENT_SECRET');
  if (clientId === null || clientSecret === null) return missingCredentials(clientId, clientSecret);

  const region = oneOf(REGIONS, value('REGION')?.toUpperCase() ?? 'NA');
  if (!region) return badValue('REGION', `one of ${REGIONS.join(', ')}`);
  const vertical = oneOf(VERTICALS, value('VERTICAL')?.toLowerCase());
  if (!vertical && value('VERTICAL')) return badValue('VERTICAL', `one of ${VERTICALS.join(', ')}`);
  const country = countryFromEnvironment(env);
  if (country === null && value('COUNTRY')) {
    return badValue('COUNTRY', 'a country code of two letters, such as US or DE');
  }
  const apiUrl = originOf(value('API_URL') ?? API_URLS[region]);
  if (!apiUrl) return badValue('API_URL', 'an origin without a path, such as https://host:port');
  const tokenUrl = value('TOKEN_URL') ?? TOKEN_URL;
  if (!webAddress(tokenUrl)) {
    return badValue('TOKEN_URL', `the whole address of the token endpoint, such as ${TOKEN_URL}`);
  }
  const organization = value('ORGANIZATION');
  const property = value('PROPERTY');
  if (property !== null && organization === null && !isUnitId(property)) {
    return fail({
      code: 'missing',
      message:
        'BELLHOP_PROPERTY gives the property by name, which is looked up in its organisation; set BELLHOP_ORGANIZATION too, or give the id of the property.',
    });
  }
  return ok({
    info: {
      name: 'environment',
      apiUrl,
      tokenUrl,
      region,
      country,
      vertical,
      organization,
      property,
      trunk: value('TRUNK'),
      serviceProvider: value('SERVICE_PROVIDER'),
    },
    secrets: async () => ({ clientId, clientSecret, refreshToken: value('REFRESH_TOKEN') }),
  });
}

/**
 * The same variables as a person would have typed them in, for an account that is to be kept. What is
 * wrong with them is told as for `accountFromEnvironment`.
 */
export function inputFromEnvironment(
  env: Environment,
): Result<Omit<NewAccount, 'name' | 'colour'>, AccountFailure> {
  const account = accountFromEnvironment(env);
  if (!account.ok) return account;
  const { region, vertical, organization, property, trunk, serviceProvider } = account.value.info;
  return ok({
    region,
    vertical,
    organization,
    property,
    trunk,
    serviceProvider,
    // As given: what is left out follows the region, which the person may still change.
    country: variable(env, 'COUNTRY'),
    apiUrl: variable(env, 'API_URL'),
    tokenUrl: variable(env, 'TOKEN_URL'),
    clientId: variable(env, 'CLIENT_ID') ?? '',
    clientSecret: variable(env, 'CLIENT_SECRET') ?? '',
    refreshToken: variable(env, 'REFRESH_TOKEN'),
  });
}

/**
 * ISO 3166 alpha-2 of `BELLHOP_COUNTRY`, else of the region; null where neither tells, or where what
 * was given is no such code. Needs no credentials, since files are checked without them.
 */
export function countryFromEnvironment(env: Environment): string | null {
  const given = variable(env, 'COUNTRY');
  if (given !== null) return countryCode(given);
  const region = oneOf(REGIONS, variable(env, 'REGION')?.toUpperCase() ?? 'NA');
  return region && COUNTRIES[region];
}

/** What the environment says of where an account is used, and for what. Needs no credentials either. */
export function marketFromEnvironment(env: Environment): Market {
  const vertical = oneOf(VERTICALS, variable(env, 'VERTICAL')?.toLowerCase());
  return { country: countryFromEnvironment(env), vertical };
}

function variable(env: Environment, name: string): string | null {
  return env[`BELLHOP_${name}`]?.trim() || null;
}

function missingCredentials(
  id: string | null,
  secret: string | null,
): Result<Account, AccountFailure> {
  const missing = [
    ...(id === null ? ['BELLHOP_CLIENT_ID'] : []),
    ...(secret === null ? ['BELLHOP_CLIENT_SECRET'] : []),
  ];
  return fail({
    code: 'missing',
    message: `There is no account to sign in with: set ${missing.join(' and ')}, and BELLHOP_REFRESH_TOKEN where you have one, or keep an account with bellhop account add.`,
  });
}

function badValue(name: string, wanted: string): Result<Account, AccountFailure> {
  return fail({ code: 'bad-value', message: `BELLHOP_${name} must be ${wanted}; correct it.` });
}

function oneOf<T extends string>(known: readonly T[], given: string | undefined): T | null {
  return known.find((one) => one === given) ?? null;
}
