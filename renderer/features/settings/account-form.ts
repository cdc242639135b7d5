import type { CallInput } from '../../../shared/contract/contract.ts';
import { VERTICALS } from '../../../shared/domain/settings.ts';
import type { Region } from '../../../shared/domain/settings.ts';

/** As typed; empty is empty text. */
export type AccountForm = Record<
  | 'name'
  | 'region'
  | 'country'
  | 'vertical'
  | 'organization'
  | 'trunk'
  | 'serviceProvider'
  | 'apiUrl'
  | 'tokenUrl'
  | 'clientId'
  | 'clientSecret'
  | 'refreshToken'
  | 'colour',
  string
>;

export const emptyAccount: AccountForm = {
  name: '',
  region: 'NA',
  country: '',
  vertical: '',
  organization: '',
  trunk: '',
  serviceProvider: '',
  apiUrl: '',
  tokenUrl: '',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  colour: '',
};

/** Fields without which the account cannot be added. */
export function missingFields(form: AccountForm): (keyof AccountForm)[] {
  return (['name', 'clientId', 'clientSecret'] as const).filter((name) => form[name].trim() === '');
}

/** What is filled in and cannot be meant so, by field, as a sentence. */
export function wrongFields(form: AccountForm): Partial<AccountForm> {
  const country = form.country.trim();
  return country === '' || /^[a-z]{2}$/i.test(country)
    ? {}
    : { country: 'Two letters, such as US' };
}

/** What the form asks for; empty fields are left to the program. */
export function accountInput(form: AccountForm): CallInput<'accounts.add'> {
  const given = (name: keyof AccountForm) => form[name].trim() || null;
  return {
    name: form.name.trim(),
    region: form.region as Region,
    country: given('country')?.toUpperCase() ?? null,
    vertical: VERTICALS.find((each) => each === form.vertical) ?? null,
    organization: given('organization'),
    trunk: given('trunk'),
    serviceProvider: given('serviceProvider'),
    apiUrl: given('apiUrl'),
    tokenUrl: given('tokenUrl'),
    clientId: form.clientId.trim(),
    clientSecret: form.clientSecret.trim(),
    refreshToken: given('refreshToken'),
    colour: given('colour'),
  };
}
