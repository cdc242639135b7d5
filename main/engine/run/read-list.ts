import type { Dispatch } from './dispatch.ts';
import { isTooEarly } from './fresh-units.ts';
import { givenUp } from './progress.ts';
import { resolveWrite } from './ready-write.ts';
import { restEarly } from './rest.ts';
import type { Verdict } from './send-context.ts';
import { settle } from './settle.ts';
import type { LostStep, Settled } from './settle-list.ts';
import { makeReady } from './step-graph.ts';
import type { Node } from './step-graph.ts';

/** Settles the lost steps of one list, and puts those that are certainly not there in line again. */
export async function readList(
  dispatch: Dispatch,
  list: string,
  nodes: ReadonlyMap<Node, LostStep['cause']>,
): Promise<void> {
  const { brake, graph, known, idOfStep, ledger, progress } = dispatch;
  const lost: LostStep[] = [];
  for (const [node, cause] of nodes) {
    const write = resolveWrite(node.write, idOfStep);
    if (write) lost.push({ id: node.step.id, write, cause });
  }
  const round = Math.max(1, ...[...nodes.keys()].map(progress.losses));
  const steps = graph.lists.get(list) ?? [];
  const settled = await settle(dispatch, { lost, steps, known, idOfStep, round });

  const answered: Node[] = [];
  const verdicts: Verdict[] = [];
  const missing: Node[] = [];
  const early: Node[] = [];
  const unclear: Node[] = [];
  for (const node of nodes.keys()) {
    const one = settled.get(node.step.id);
    const verdict = verdictOf(one);
    if (verdict) {
      answered.push(node);
      verdicts.push(verdict);
    } else if (one?.kind === 'missing' && !progress.isHopeless(node)) missing.push(node);
    else if (one?.kind === 'unread' && isUnseenYet(dispatch, node, one)) early.push(node);
    // A stop leaves them lost, as they are in the journal.
    else if (one || !brake.stopped()) unclear.push(node);
  }
  await progress.finish(answered, verdicts);
  await progress.giveUp(unclear, (node) => {
    const one = settled.get(node.step.id);
    return one?.kind === 'unread' ? one.failure : givenUp(ledger, node);
  });
  for (const node of missing) makeReady(node);
  restEarly(dispatch, early, () => {
    for (const node of early) progress.loseAgain(node, nodes.get(node) ?? 'unanswered');
  });
}

/** What hangs on a new unit may not be read for as long as it may not be written. */
function isUnseenYet(
  { fresh }: Dispatch,
  { step }: Node,
  { failure }: Extract<Settled, { kind: 'unread' }>,
): boolean {
  if (!isTooEarly(failure) || fresh.patienceMs(step.id) === 0) return false;
  fresh.refused(step.id);
  return true;
}

function verdictOf(settled: Settled | undefined): Verdict | null {
  if (settled?.kind === 'failed') return settled;
  if (settled?.kind !== 'found') return null;
  return { kind: 'done', remoteId: settled.remoteId, foundByReading: true };
}
