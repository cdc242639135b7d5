import { inboundKey } from '../../../shared/domain/live.ts';
import type { InboundCalling, LiveState } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { ReadContext, ReadStop } from './gather.ts';
import { ask, askAll, emptyWhereGone } from './gather.ts';

type Done = Promise<Result<void, ReadStop>>;

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
