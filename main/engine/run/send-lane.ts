import type { Dispatch } from './dispatch.ts';
import { givenUp, MOST_LOSSES } from './progress.ts';
import { resolveWrite } from './ready-write.ts';
import type { ReadyStep } from './ready-write.ts';
import { sendSteps } from './send-steps.ts';
import { noId } from './sentences.ts';
import { makeReady } from './step-graph.ts';
import type { Lane, Node } from './step-graph.ts';

const FIRST_REST_MS = 1000;

/** Sends one request of a lane and writes down what became of its steps. */
export async function sendLane(
  dispatch: Dispatch,
  lane: Lane,
  nodes: readonly Node[],
): Promise<void> {
  const { progress, slots } = dispatch;
  const steps: ReadyStep[] = [];
  const sent: Node[] = [];
  const unclear: Node[] = [];
  for (const node of nodes) {
    const write = resolveWrite(node.write, dispatch.idOfStep);
    if (write) {
      steps.push({ id: node.step.id, write });
      sent.push(node);
    } else unclear.push(node);
  }
  await progress.finish(
    unclear,
    unclear.map(({ step }) => ({ kind: 'failed', failure: noId(step) })),
  );
  if (sent.length === 0) return;

  progress.sending(sent);
  const attempt = 1 + Math.max(...sent.map(progress.losses));
  const verdicts = await sendSteps(dispatch, steps, attempt);
  slots.heard(
    lane.family,
    verdicts.every(({ kind }) => kind === 'unknown'),
  );
  await repeat(dispatch, await progress.finish(sent, verdicts));
}

/** Sends again what may be repeated, after a rest that grows, and in the end leaves it unknown. */
async function repeat(dispatch: Dispatch, nodes: readonly Node[]): Promise<void> {
  const { ports, progress, ledger, tasks, timing } = dispatch;
  const tired = nodes.filter((node) => progress.losses(node) >= MOST_LOSSES);
  await progress.giveUp(tired, (node) => givenUp(ledger, node));
  const fresh = nodes.filter((node) => progress.losses(node) < MOST_LOSSES);
  if (fresh.length === 0) return;
  tasks.start(async () => {
    const most = Math.max(...fresh.map(progress.losses));
    const ms = FIRST_REST_MS * 2 ** (most - 1);
    const [node] = fresh;
    const state = node && ledger.states.get(node.step.id);
    if (node && state?.state === 'unknown') {
      const { family } = node.lane;
      ports.emit({ type: 'waiting', family, seconds: ms / 1000, failure: state.failure });
    }
    await timing.rest(ms);
    for (const node of fresh) makeReady(node);
  });
}
