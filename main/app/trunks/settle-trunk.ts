import type { Trunk } from '../../../shared/domain/live.ts';
import type { TrunkBody } from '../../../shared/domain/operations.ts';
import type { Clock } from '../../engine/ports.ts';
import { claim } from '../../engine/run/claim.ts';
import type { Unclaimed } from '../../engine/run/claim.ts';
import { readAgain } from '../../engine/run/sentences.ts';
import { settlingWait } from '../../engine/run/settle-list.ts';
import type { Session } from '../session.ts';
import { listTrunks } from './read-trunks.ts';
import { peersKey } from './trunk-key.ts';

/**
 * What reading told about a trunk whose creation was not answered.
 * - `missing`: it is certainly not there, so it may be sent again.
 * - `unclear`: nobody can tell; `message` says why, in one sentence.
 */
export type SettledTrunk =
  | { kind: 'found'; trunk: Trunk }
  | { kind: 'missing' }
  | { kind: 'unclear'; message: string }
  | { kind: 'stopped' };

const MOST_READS = 8;

/**
 * Reads the list until the new trunk is found or two readings with a wait between them are equal.
 *
 * @param known ids of the trunks that were there before the creation was sent
 * @param lost whether the service answered with an error, or not at all; and for which time
 */
export async function settleTrunk(
  { call, slowestAnswer, tell }: Pick<Session, 'call' | 'slowestAnswer' | 'tell'>,
  clock: Clock,
  body: TrunkBody,
  known: ReadonlySet<string>,
  lost: { cause: 'answered' | 'unanswered'; round: number },
  control: { pause: AbortSignal; abort: AbortSignal },
): Promise<SettledTrunk> {
  const waitMs = settlingWait([lost], slowestAnswer(), lost.round);
  const wanted = asWanted(body);
  let before: string | null = null;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    if (reads > 0) {
      const failure = readAgain('the list of SIP trunks');
      tell({ type: 'waiting', family: 'pbx', seconds: waitMs / 1000, failure });
      await clock.sleep(waitMs, control.pause);
      if (control.pause.aborted) return { kind: 'stopped' };
    }
    const read = await listTrunks({ call, signal: control.abort });
    if (!read.ok) {
      if (read.error.result.kind === 'aborted') return { kind: 'stopped' };
      return {
        kind: 'unclear',
        message: `and the list of SIP trunks could not be read to find out: ${read.error.result.failure.message}`,
      };
    }
    const fresh = read.value.filter(({ id }) => !known.has(id));
    const claims = claim(
      [wanted],
      fresh.flatMap((trunk) => asUnclaimed(trunk, body) ?? []),
      new Set([wanted.content]),
    );
    const ours = fresh.find(({ id }) => id === claims.ours.get(wanted.stepId));
    if (ours) return { kind: 'found', trunk: ours };
    if (claims.conflicts.size > 0) {
      const ids = fresh.map(({ id }) => id).join(', ');
      return {
        kind: 'unclear',
        message: `and more than one new trunk, or one that holds something else, is there now (${ids}), so somebody else may have made one too; look at them before making another.`,
      };
    }
    const now = JSON.stringify(fresh.map(({ id }) => id).toSorted());
    if (now === before) return { kind: 'missing' };
    before = now;
  }
  return {
    kind: 'unclear',
    message: 'and the list of SIP trunks was another one at every reading; look at it again later.',
  };
}

/** Trunks have no name of their own: they are told apart by where they lead to. */
function asWanted({ peers, tls }: TrunkBody): { stepId: string; name: string; content: string } {
  const name = peersKey(peers);
  return { stepId: 'trunk', name, content: contentOf(name, tls?.name ?? null) };
}

/** Null for a trunk that is certainly none of ours. What the service does not tell leaves it in doubt. */
function asUnclaimed(trunk: Trunk, body: TrunkBody): Unclaimed | null {
  const ownName = body.tls?.name ?? null;
  const doubtful = { id: trunk.id, name: peersKey(body.peers), content: null };
  if (trunk.peers === undefined) {
    return trunk.name === null || trunk.name === ownName ? doubtful : null;
  }
  const name = peersKey(trunk.peers);
  return { id: trunk.id, name, content: contentOf(name, trunk.name ?? ownName) };
}

function contentOf(peers: string, name: string | null): string {
  return JSON.stringify([peers, name?.toLowerCase() ?? null]);
}
