import type { Failure } from '../../../shared/domain/failure.ts';
import type { Dispatch } from './dispatch.ts';
import { tooNew } from './sentences.ts';
import type { Node } from './step-graph.ts';

/** Steps that rest no longer than this may still fill a batch; for others it does not wait. */
const WORTH_WAITING_MS = 4000;

/** Goes on with steps after a rest that a stop cuts short; says what is waited for. */
export function restThen(
  { ports, tasks, timing }: Dispatch,
  nodes: readonly Node[],
  { ms, failure }: { ms: number; failure: Failure | null },
  goOn: () => void,
): void {
  const [first] = nodes;
  if (!first) return;
  const work = async (): Promise<void> => {
    const { family } = first.lane;
    if (failure) ports.emit({ type: 'waiting', family, seconds: ms / 1000, failure });
    await timing.rest(ms);
    goOn();
  };
  if (ms < WORTH_WAITING_MS) tasks.start(work);
  else tasks.startAside(work);
}

/** Rests with steps that were refused while their unit is new. */
export function restEarly(dispatch: Dispatch, nodes: readonly Node[], goOn: () => void): void {
  const { fresh } = dispatch;
  const ms = fresh.restMs(nodes.map(({ step }) => step.id));
  restThen(dispatch, nodes, { ms, failure: tooNew }, goOn);
}
