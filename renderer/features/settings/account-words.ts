import type { AccountView, FamilyTest } from '../../../shared/contract/calls/accounts.ts';
import type { Status } from '../../ui/status-mark.tsx';

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

/** Whether a sign-in could be kept with the account: those of the environment and the sandbox are not ours to change. */
export function maySignIn({ secret }: Pick<AccountView, 'secret'>): boolean {
  return secret === 'os' || secret === 'file';
}

const FAMILY_WORDS: Record<string, string> = {
  units: 'Properties and rooms',
  profiles: 'Communication profiles',
  addressBooks: 'Address books',
  contacts: 'Contacts',
  associations: 'Address books of rooms',
  pbx: 'Trunks and extensions',
  serviceProviders: 'Service provider',
  externalUsers: 'External users',
};

/** A family of the service's calls, as a person would say it. */
export function familyWords(family: string): string {
  return FAMILY_WORDS[family] ?? family;
}

/** What became of asking a family: rights that were never granted are no fault. */
export function testMark(state: FamilyTest['state']): { status: Status; word: string } {
  switch (state) {
    case 'answers':
      return { status: 'good', word: 'Answers' };
    case 'not-granted':
      return { status: 'attention', word: 'Not granted' };
    case 'not-asked':
      return { status: 'idle', word: 'Not asked' };
    case 'failed':
      return { status: 'bad', word: 'No answer' };
  }
}
