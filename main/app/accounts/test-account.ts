import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ScopeSet } from '../../../shared/domain/access.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type {
  Family,
  InputOf,
  OperationName,
  OutputOf,
} from '../../../shared/domain/operations.ts';
import type { CallResult } from '../../engine/ports.ts';
import type { Session } from '../session.ts';

type Line = CallOutput<'accounts.test'>[number];

/** The rights that a family wants; those that cannot be asked without a room and a person are left out. */
const FAMILIES = {
  units: 'management',
  profiles: 'management',
  addressBooks: 'management',
  contacts: 'management',
  associations: 'management',
  pbx: 'trunk',
  serviceProviders: 'provider',
  externalUsers: 'provider',
} as const satisfies Partial<Record<Family, ScopeSet>>;
type Asked = keyof typeof FAMILIES;

/** Asks each API family once, by a read that costs nothing, and says which of them answer and with which token. */
export async function testAccount({ info, call, tokenWay }: Session): Promise<Line[]> {
  const { signal } = new AbortController();
  const { organization, serviceProvider } = info;
  const lines: Line[] = [];
  /** Without a token for a set there is no use in asking for its other families. */
  const withoutToken = new Map<ScopeSet, Failure>();

  const tell = (family: Asked, state: Line['state'], message: string): void => {
    const scope = FAMILIES[family];
    const asked = state !== 'not-asked' && !withoutToken.has(scope);
    const token = asked ? tokenWay(scope) : null;
    lines.push({ family, ok: state === 'answers', state, scope, token, message });
  };
  const skip = (family: Asked, why: string): void =>
    tell(family, 'not-asked', `Was not asked, since ${why}.`);

  const ask = async <K extends OperationName>(
    family: Asked,
    operation: K,
    input: InputOf<K>,
  ): Promise<OutputOf<K> | null> => {
    const scope = FAMILIES[family];
    const missing = withoutToken.get(scope);
    if (missing) {
      tell(family, 'failed', missing.message);
      return null;
    }
    const end = await call(operation, input, signal);
    if (end.kind === 'credentials') withoutToken.set(scope, end.failure);
    tell(family, stateOf(end), messageOf(end));
    return end.kind === 'ok' ? end.value : null;
  };

  const given = info.property?.startsWith('amzn1.') ? info.property : null;
  const under = organization ?? given;
  if (under === null) skip('units', 'no organisation or property is chosen yet');
  const units = under && (await ask('units', 'units.list', { parentId: under, depth: 1 }));
  const named = units ? units.items.find(({ name }) => name === info.property) : undefined;
  const property = given ?? named?.id ?? null;

  if (property === null) skip('profiles', 'no property is known');
  else await ask('profiles', 'profiles.getByUnit', { unitId: property });

  const books = await ask('addressBooks', 'addressBooks.list', {});
  const book = books?.items[0];
  if (book) await ask('contacts', 'contacts.list', { addressBookId: book.id });
  else skip('contacts', 'no address book is known');

  if (property === null) skip('associations', 'no property is known');
  else await ask('associations', 'associations.listByUnit', { unitId: property });

  await ask('pbx', 'trunks.list', {});

  if (serviceProvider === null) {
    skip('serviceProviders', 'the account names no service provider');
    skip('externalUsers', 'the account names no service provider');
  } else {
    const of = { serviceProviderId: serviceProvider };
    await ask('serviceProviders', 'serviceProviders.get', of);
    await ask('externalUsers', 'externalUsers.query', of);
  }
  return lines;
}

function stateOf(end: CallResult<unknown>): Line['state'] {
  if (end.kind === 'ok') return 'answers';
  if (end.kind !== 'refused') return 'failed';
  // A no about the one object that was asked for is an answer too.
  if (end.failure.code === 'not-found') return 'answers';
  return end.failure.code === 'no-access' ? 'not-granted' : 'failed';
}

function messageOf(end: CallResult<unknown>): string {
  if (stateOf(end) === 'answers') return 'Answers.';
  return 'failure' in end ? end.failure.message : 'Nobody waited for an answer.';
}
