import type { Failure } from '../../../shared/domain/failure.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { ReadyWrite } from './ready-write.ts';
import type { SendContext, Verdict } from './send-context.ts';
import { mappedElsewhere, unitOutOfSight, userElsewhere } from './sentences.ts';
import { isLinked } from './settle-inbound-calling.ts';
import { findExternalUser } from './settle-external-users.ts';
import { readOne } from './settle-read.ts';
import type { Read } from './settle-read.ts';

/**
 * What a definite no means for a step. What was asked for may be so already, by a request of ours
 * whose reply was lost or by someone else; where the status does not tell, reading does.
 */
export async function judgeRefusal(
  context: SendContext,
  write: ReadyWrite,
  failure: Failure,
): Promise<Verdict> {
  const refused: Verdict = { kind: 'failed', failure: explainRefusal(write, failure) };
  const exists = failure.code === 'exists' || failure.status === 409;
  /** `isSo`: the end that the step wants, or a refusal of its own. */
  const judge = <T>(read: Read<T>, isSo: (value: T) => boolean | Failure): Verdict => {
    if (read.kind === 'stopped') return { kind: 'back' };
    const so = read.kind === 'read' && isSo(read.value);
    if (so === true) return { kind: 'done', remoteId: null, foundByReading: true };
    return so === false ? refused : { kind: 'failed', failure: so };
  };
  switch (write.op) {
    case 'association.create':
      return exists ? { kind: 'done', remoteId: null, foundByReading: false } : refused;
    case 'extension.map': {
      if (!exists) return refused;
      const { trunkId, extension, profileId } = write;
      return judge(
        await readOne(context, 'extensions.get', { trunkId, extension }),
        (mapping) =>
          mapping !== null && (mapping.profileId === profileId || mappedElsewhere('exists')),
      );
    }
    // The row of the refusals of an addition that is there has lost its status in the documents.
    case 'externalUser.create':
      if (!exists && !isVague(failure)) return refused;
      return judge(
        await findExternalUser(context, write),
        (user) => user !== null && (user.profileId === write.profileId || userElsewhere('exists')),
      );
    case 'inboundCalling.create':
      if (!exists) return refused;
      return judge(await readOne(context, 'inboundCalling.get', pairOf(write)), isLinked);
    // How the removal of what is gone is answered is documented for few; all of them are done.
    case 'inboundCalling.delete':
      if (!isVague(failure)) return refused;
      return judge(
        await readOne(context, 'inboundCalling.get', pairOf(write)),
        (live) => !isLinked(live),
      );
    case 'externalUser.delete':
      if (!isVague(failure)) return refused;
      return judge(await findExternalUser(context, write), (user) => user === null);
    case 'extension.unmap': {
      if (!exists && !isVague(failure)) return refused;
      const { trunkId, extension } = write;
      return judge(
        await readOne(context, 'extensions.get', { trunkId, extension }),
        (mapping) => mapping === null,
      );
    }
    case 'association.delete': {
      if (!isVague(failure)) return refused;
      const { addressBookId, unitId } = write;
      return judge(
        await readOne(context, 'associations.get', { addressBookId, unitId }),
        (pair) => pair === null,
      );
    }
    case 'unit.delete':
      return failure.code === 'no-access' ? judgeUnit(context, write, failure) : refused;
    default:
      return refused;
  }
}

/** A unit that is gone may be refused as one that the account may not touch. */
async function judgeUnit(
  context: SendContext,
  { unitId }: Extract<ReadyWrite, { op: 'unit.delete' }>,
  failure: Failure,
): Promise<Verdict> {
  const read = await readOne(context, 'units.get', { unitId });
  if (read.kind === 'stopped') return { kind: 'back' };
  if (read.kind === 'read') return { kind: 'failed', failure };
  return read.failure.code === 'not-found'
    ? { kind: 'done', remoteId: null, foundByReading: true }
    : { kind: 'failed', failure: unitOutOfSight(failure) };
}

function isVague({ code }: Failure): boolean {
  return code === 'bad-request' || code === 'not-found';
}

function pairOf({ profileId, contactId }: { profileId: string; contactId: string }) {
  return { profileId, contactId };
}
