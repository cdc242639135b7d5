import type { Failure } from '../../shared/domain/failure.ts';
import { inboundKey } from '../../shared/domain/live.ts';
import type { LiveState, Unit } from '../../shared/domain/live.ts';
import type { InputOf, OperationName, OutputOf, Page } from '../../shared/domain/operations.ts';
import type { Call, CallResult } from '../../main/engine/ports.ts';

export type ServedLive = {
  call: Call;
  /** Every request so far: operation and what it was about. */
  requests: string[];
};

type Answers = { [K in OperationName]?: (input: InputOf<K>) => OutputOf<K> | Failure };

export const NOT_FOUND: Failure = { code: 'not-found', message: 'It does not exist.' };

/** Pages are this small, so that every list of more than two things is paged. */
const PAGE_SIZE = 2;

/**
 * A call that answers reads from a completely known live state, and refuses writes. Lists of contacts
 * give names only, as the service's do.
 */
export function serveLive(live: LiveState, properties: readonly Unit[] = []): ServedLive {
  const requests: string[] = [];
  const profiles = [...live.profiles.values(), ...live.otherProfiles.values()];
  const answers: Answers = {
    'units.list': ({ parentId, page }) =>
      paged(parentId === live.property.id ? live.units : properties, page),
    'units.get': ({ unitId }) =>
      [live.property, ...properties].find(({ id }) => id === unitId) ?? NOT_FOUND,
    'profiles.getByUnit': ({ unitId }) => live.profiles.get(unitId) ?? null,
    'profiles.get': ({ profileId }) => profiles.find((one) => one?.id === profileId) ?? null,
    'addressBooks.list': ({ page }) => paged(live.addressBooks, page),
    'contacts.list': ({ addressBookId, page }) =>
      paged(
        (live.contacts.get(addressBookId) ?? []).map(({ id, name }) => ({
          id,
          name,
          addressBookId,
        })),
        page,
      ),
    'contacts.get': ({ addressBookId, contactId }) =>
      live.contacts.get(addressBookId)?.find(({ id }) => id === contactId) ?? null,
    'associations.listByBook': ({ addressBookId, page }) =>
      paged(
        (live.unitsOfBook.get(addressBookId) ?? []).map((unitId) => ({ addressBookId, unitId })),
        page,
      ),
    'associations.listByUnit': ({ unitId, page }) =>
      paged(
        [...live.unitsOfBook].flatMap(([addressBookId, units]) =>
          units.includes(unitId) ? [{ addressBookId, unitId }] : [],
        ),
        page,
      ),
    'trunks.list': ({ page }) => paged(live.trunks ?? [], page),
    'trunks.get': ({ trunkId }) => live.trunks?.find(({ id }) => id === trunkId) ?? null,
    'extensions.list': ({ trunkId, page }) => paged(live.extensions.get(trunkId) ?? [], page),
    'blocks.list': ({ profileId, page }) => paged(live.blocks.get(profileId) ?? [], page),
    'dropIns.list': ({ profileId, page }) => paged(live.dropIns.get(profileId) ?? [], page),
    'inboundCalling.get': ({ profileId, contactId }) =>
      live.inboundCalling.get(inboundKey(profileId, contactId)) ?? null,
    'externalUsers.query': ({ serviceProviderId, externalUserIds, page }) =>
      paged(
        (live.externalUsers.get(serviceProviderId) ?? []).filter(
          ({ externalUserId }) => externalUserIds?.includes(externalUserId) ?? true,
        ),
        page,
      ),
  };
  const call: Call = <K extends OperationName>(
    name: K,
    input: InputOf<K>,
  ): Promise<CallResult<OutputOf<K>>> => {
    requests.push(`${name} ${Object.values(input).join(' ')}`);
    const value = answers[name]?.(input);
    if (value === undefined) throw new Error(`${name} is not expected while reading.`);
    return Promise.resolve(
      isFailure(value) ? { kind: 'refused', failure: value } : { kind: 'ok', value },
    );
  };
  return { call, requests };
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

/** The last page points to itself, as a service that ends its lists badly might. */
function paged<T>(items: readonly T[], page: string | undefined): Page<T> {
  const from = Number(page ?? 0);
  const next = from + PAGE_SIZE;
  return {
    items: items.slice(from, next),
    next: next < items.length ? String(next) : (page ?? null),
  };
}
