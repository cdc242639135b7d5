import { inboundKey, userKey } from '../../../shared/domain/live.ts';
import type { InboundCalling, LiveState } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { ReadContext, ReadStop } from './gather.ts';
import { ask, askAll, emptyWhereGone } from './gather.ts';

type Done = Promise<Result<void, ReadStop>>;

/** What the service gives on one page at most. */
const USERS_A_PAGE = 30;

/** Reads who may call whom; each function asks for just what it is told. */
export type CallingReader = {
  /** The block rules of profiles, one list each. */
  blocksOf(profileIds: readonly string[]): Done;
  /** The drop-in rules of profiles, one list each. */
  dropInsOf(profileIds: readonly string[]): Done;
  /** Whether a contact may call a profile. There is no list, so it is one request a pair. */
  inboundCallingOf(pairs: readonly { profileId: string; contactId: string }[]): Done;
  /** Every user of these service providers. */
  externalUsersOf(serviceProviderIds: readonly string[]): Done;
  /** Those users of a service provider, or all of them where that takes no more requests. */
  externalUsersById(serviceProviderId: string, externalUserIds: readonly string[]): Done;
};

/** Reads one thing for every item and hands each to `keep`, telling `what` is being read. */
export type ReadInto = <T, R>(
  what: string,
  items: readonly T[],
  read: (item: T) => Promise<Result<R, ReadStop>>,
  keep: (item: T, value: R) => void,
) => Done;

/** A reader that fills this live state. */
export function createCallingReader(
  live: LiveState,
  context: ReadContext,
  each: ReadInto,
): CallingReader {
  const rulesOf = (
    what: string,
    operation: 'blocks.list' | 'dropIns.list',
    kept: LiveState['blocks'],
    profileIds: readonly string[],
  ): Done =>
    each(
      what,
      profileIds,
      async (profileId) =>
        emptyWhereGone(
          await askAll(
            (page) => ask(context, operation, { profileId, ...page }),
            ({ targetProfileId }) => targetProfileId,
          ),
        ),
      (profileId, rules) => kept.set(profileId, rules),
    );

  /** What one request tells of a provider: all its users where one page holds them. */
  async function firstPage(serviceProviderId: string): Promise<Result<boolean, ReadStop>> {
    const asked = await ask(context, 'externalUsers.query', { serviceProviderId });
    if (!asked.ok) return asked;
    const { items, next } = asked.value;
    if (next === null) live.externalUsers.set(serviceProviderId, items);
    return ok(next === null);
  }

  return {
    blocksOf: (profileIds) => rulesOf('block rules', 'blocks.list', live.blocks, profileIds),
    dropInsOf: (profileIds) => rulesOf('drop-in rules', 'dropIns.list', live.dropIns, profileIds),
    inboundCallingOf: (pairs) =>
      each(
        'inbound calling',
        pairs,
        async (pair) => nullWhereImpossible(await ask(context, 'inboundCalling.get', pair)),
        ({ profileId, contactId }, inbound) =>
          live.inboundCalling.set(inboundKey(profileId, contactId), inbound),
      ),
    externalUsersOf: (serviceProviderIds) =>
      each(
        'external users',
        serviceProviderIds,
        (serviceProviderId) =>
          askAll(
            (page) => ask(context, 'externalUsers.query', { serviceProviderId, ...page }),
            ({ externalUserId }) => externalUserId,
          ),
        (serviceProviderId, users) => live.externalUsers.set(serviceProviderId, users),
      ),
    async externalUsersById(serviceProviderId, externalUserIds) {
      // Ids cost a request a page of them, so a look at the list itself is worth it for several pages.
      if (externalUserIds.length > USERS_A_PAGE) {
        const few = await firstPage(serviceProviderId);
        if (!few.ok) return few;
        if (few.value) return ok(undefined);
      }
      return each(
        'external users',
        chunksOf(externalUserIds, USERS_A_PAGE),
        (ids) =>
          askAll(
            (page) =>
              ask(context, 'externalUsers.query', {
                serviceProviderId,
                externalUserIds: ids,
                ...page,
              }),
            ({ externalUserId }) => externalUserId,
          ),
        (ids, users) => {
          for (const id of ids) {
            const found = users.find(({ externalUserId }) => externalUserId === id);
            live.externalUsersById.set(userKey(serviceProviderId, id), found ?? null);
          }
        },
      );
    },
  };
}

/**
 * A contact that has not enabled communications, or whose book the room has no more, is answered with a
 * 400: it may not call, which is all that was asked.
 */
function nullWhereImpossible(
  result: Result<InboundCalling | null, ReadStop>,
): Result<InboundCalling | null, ReadStop> {
  if (result.ok || result.error.result.kind !== 'refused') return result;
  const { code } = result.error.result.failure;
  return code === 'bad-request' || code === 'not-found' ? ok(null) : result;
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
