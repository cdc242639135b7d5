import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import type { TrunkBody } from '../../../shared/domain/operations.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../engine/ports.ts';
import { callError, serviceFailed } from '../call-errors.ts';
import type { Session } from '../session.ts';
import { settleTrunk } from './settle-trunk.ts';

/** After so many lost replies it is left to the person. */
const MOST_ROUNDS = 5;

/** `unknown`: it may or may not be live; `message` is a sentence. */
export type CreatedTrunk =
  | { kind: 'done'; trunkId: string; trunk: Trunk | null; foundByReading: boolean }
  | { kind: 'unknown'; message: string };

const IN_DOUBT = 'The trunk was sent and its reply was lost,';
const LOOK = 'list the trunks to see whether it is there before making it again.';

/**
 * Makes a trunk once. A repeat would make a second one, so where the reply is lost the list tells what
 * became of it, and only a trunk that is certainly not there is sent again.
 *
 * @param known ids of all trunks that are there, read just before
 */
export async function createTrunk(
  session: Pick<Session, 'call' | 'slowestAnswer' | 'tell'>,
  clock: Clock,
  body: TrunkBody,
  known: ReadonlySet<string>,
  control: { pause: AbortSignal; abort: AbortSignal },
): Promise<Result<CreatedTrunk, CallError>> {
  for (let round = 1; ; round += 1) {
    const sent = await session.call('trunks.create', { trunk: body }, control.abort, control.pause);
    switch (sent.kind) {
      case 'ok':
        return ok({
          kind: 'done',
          trunkId: sent.value.trunkId,
          trunk: null,
          foundByReading: false,
        });
      case 'refused':
      case 'credentials':
        return fail(serviceFailed(sent.failure));
      case 'outage':
        if (!sent.maybeSent) return fail(serviceFailed(sent.failure));
        return ok({ kind: 'unknown', message: `${IN_DOUBT} ${LOOK}` });
      case 'aborted':
        return fail(stoppedAt(sent.maybeSent));
      case 'unsure':
        break;
    }
    const lost = { cause: sent.cause, round };
    const settled = await settleTrunk(session, clock, body, known, lost, control);
    switch (settled.kind) {
      case 'found':
        return ok({
          kind: 'done',
          trunkId: settled.trunk.id,
          trunk: settled.trunk,
          foundByReading: true,
        });
      case 'unclear':
        return ok({ kind: 'unknown', message: `${IN_DOUBT} ${settled.message}` });
      case 'stopped':
        return fail(stoppedAt(true));
      case 'missing':
        break;
    }
    if (control.pause.aborted) return fail(stoppedAt(true));
    if (round === MOST_ROUNDS) {
      const message = `The trunk was sent ${MOST_ROUNDS} times without an answer and is not in the list so far; ${LOOK}`;
      return ok({ kind: 'unknown', message });
    }
  }
}

function stoppedAt(maybeSent: boolean): CallError {
  return callError(
    'stopped',
    maybeSent ? `Stopped while the trunk was on its way; ${LOOK}` : 'Stopped; nothing was sent.',
  );
}
