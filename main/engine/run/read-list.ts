import type { Dispatch } from './dispatch.ts';
import { givenUp, MOST_LOSSES } from './progress.ts';
import { resolveWrite } from './ready-write.ts';
import type { Verdict } from './send-steps.ts';
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
  const unclear: Node[] = [];
  for (const node of nodes.keys()) {
    const one = settled.get(node.step.id);
    const verdict = verdictOf(one);
    if (verdict) {
      answered.push(node);
      verdicts.push(verdict);
    } else if (one?.kind === 'missing' && progress.losses(node) < MOST_LOSSES) missing.push(node);
    // A stop leaves them lost, as they are in the journal.
    else if (one || !brake.stopped()) unclear.push(node);
  }
  await progress.finish(answered, verdicts);
  await progress.giveUp(unclear, (node) => {
    const one = settled.get(node.step.id);
    return one?.kind === 'unread' ? one.failure : givenUp(ledger, node);
  });
  for (const node of missing) makeReady(node);
}

function verdictOf(settled: Settled | undefined): Verdict | null {
  if (settled?.kind === 'failed') return settled;
  if (settled?.kind !== 'found') return null;
  return { kind: 'done', remoteId: settled.remoteId, foundByReading: true };
}
