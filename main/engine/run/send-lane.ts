import type { Dispatch } from './dispatch.ts';
import { givenUp } from './progress.ts';
import { resolveWrite } from './ready-write.ts';
import type { ReadyStep } from './ready-write.ts';
import { restEarly, restThen } from './rest.ts';
import { sendSteps } from './send-steps.ts';
import { noId } from './sentences.ts';
import { makeReady } from './step-graph.ts';
import type { Lane, Node } from './step-graph.ts';

const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 30_000;

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
  const again = await progress.finish(sent, verdicts);
  const early = new Set(sent.filter((_, at) => verdicts[at]?.kind === 'early'));
  const young = again.filter((node) => early.has(node));
  restEarly(dispatch, young, () => young.forEach(makeReady));
  await repeat(
    dispatch,
    again.filter((node) => !early.has(node)),
  );
}

/** Sends again what may be repeated, after a rest that grows, and in the end leaves it unknown. */
async function repeat(dispatch: Dispatch, nodes: readonly Node[]): Promise<void> {
  const { progress, ledger } = dispatch;
  await progress.giveUp(nodes.filter(progress.isHopeless), (node) => givenUp(ledger, node));
  const hopeful = nodes.filter((node) => !progress.isHopeless(node));
  const most = Math.max(1, ...hopeful.map(progress.losses));
  const ms = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (most - 1));
  const [first] = hopeful;
  const state = first && ledger.states.get(first.step.id);
  const failure = state?.state === 'unknown' ? state.failure : null;
  restThen(dispatch, hopeful, { ms, failure }, () => hopeful.forEach(makeReady));
}
