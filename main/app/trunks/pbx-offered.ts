import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { isOffered } from '../../../shared/domain/offered.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { AccountInfo } from '../../../shared/domain/settings.ts';
import { callError } from '../call-errors.ts';
import { warning } from './problems.ts';

/**
 * SIP trunks are offered in the US alone, in all verticals. Elsewhere nothing is asked for; where
 * nobody said the country, that is only told.
 */
export function pbxOffered({
  name,
  country,
  vertical,
}: Pick<AccountInfo, 'name' | 'country' | 'vertical'>): Result<TrunkProblem[], CallError> {
  if (country === null) {
    return ok([
      warning(
        'country-unknown',
        `The country of account ${name} is not known, and SIP trunks are offered in the US alone; set it in the account.`,
      ),
    ]);
  }
  // Countries of which nothing is documented have no trunks either: the US are the only ones named.
  if (isOffered('pbx', { country, vertical })) return ok([]);
  return fail(
    callError(
      'usage',
      `Account ${name} is for ${country}, and SIP trunks are offered in the US alone, so nothing was sent; choose an account for the US, or correct its country.`,
    ),
  );
}
