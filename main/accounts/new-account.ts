import type { NewAccount } from '../../shared/contract/calls/accounts.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
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

/**
 * What a person typed in, as an account: addresses and country of its region where none are given.
 * The failure is one sentence and repeats no address, since a secret may have been put there.
 */
export function accountFromInput(input: NewAccount): Result<AccountInfo, string> {
  const { region, vertical } = input;
  const name = input.name.trim().normalize('NFC');
  const apiUrl = originOf(blankIsNull(input.apiUrl) ?? API_URLS[region]);
  if (!apiUrl) return fail('The API address must be an origin without a path; correct it.');
  const tokenUrl = blankIsNull(input.tokenUrl) ?? TOKEN_URL;
  if (!webAddress(tokenUrl)) {
    return fail('The token address must be the whole address of the token endpoint; correct it.');
  }
  const country = input.country === null ? COUNTRIES[region] : countryCode(input.country);
  if (country === null && input.country !== null) {
    return fail('The country must be a code of two letters, such as US or DE; correct it.');
  }
  const organization = blankIsNull(input.organization);
  const property = blankIsNull(input.property);
  if (property !== null && organization === null && !isUnitId(property)) {
    return fail(
      'The property is given by name, which is looked up in its organisation; give the id of the organisation too, or the id of the property.',
    );
  }
  return ok({
    name,
    apiUrl,
    tokenUrl,
    region,
    country,
    vertical,
    organization,
    property,
    trunk: blankIsNull(input.trunk),
    serviceProvider: blankIsNull(input.serviceProvider),
  });
}

function blankIsNull(text: string | null): string | null {
  return text?.trim() || null;
}
