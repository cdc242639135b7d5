import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import { leadsToLoopback } from '../same-account.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ReadContext } from '../../engine/read/gather.ts';
import type { RunControl } from '../../engine/run/run-types.ts';
import type { Session } from '../session.ts';

/** What every call about trunks works with. */
export type TrunkTask = {
  session: Session;
  clock: Clock;
  control: RunControl;
  reading: ReadContext;
  /** What has to be said before anything else. */
  notes: TrunkProblem[];
};

/** What the rules need to know beside the trunk itself. */
export function factsOf({ session, clock }: Pick<TrunkTask, 'session' | 'clock'>): {
  now: number;
  loopback: boolean;
} {
  return { now: clock.now(), loopback: leadsToLoopback(session.info.apiUrl) };
}
