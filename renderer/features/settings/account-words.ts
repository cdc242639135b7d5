import type { AccountView } from '../../../shared/contract/calls/accounts.ts';

const REGION_WORDS = { NA: 'North America', EU: 'Europe', FE: 'Far East' } as const;

/** `North America · US · hospitality`, leaving out what nobody said. */
export function accountPlace(
  account: Pick<AccountView, 'region' | 'country' | 'vertical'>,
): string {
  return [REGION_WORDS[account.region], account.country, account.vertical]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Where the secret lies, as a person would say it. */
export function secretPlace(secret: AccountView['secret']): string {
  switch (secret) {
    case 'os':
      return "this computer's key store";
    case 'file':
      return 'a private file of yours';
    case 'env':
      return 'environment variables';
    case 'sandbox':
      return 'made up for the sandbox';
  }
}

const FAMILY_WORDS: Record<string, string> = {
  units: 'Properties and rooms',
  profiles: 'Communication profiles',
  addressBooks: 'Address books and contacts',
  pbx: 'Trunks and extensions',
};

/** A family of the service's calls, as a person would say it. */
export function familyWords(family: string): string {
  return FAMILY_WORDS[family] ?? family;
}
