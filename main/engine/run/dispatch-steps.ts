import type { Family } from '../../../shared/domain/operations.ts';
import type { KnownIds } from '../../../shared/domain/plan.ts';
import { resolveWrite } from './ready-write.ts';
import type { IdOfStep, ReadyStep } from './ready-write.ts';
import { givenUp, MOST_LOSSES } from './progress.ts';
import type { Progress } from './progress.ts';
import { noId } from './sentences.ts';
import { sendSteps } from './send-steps.ts';
import type { SendContext } from './send-steps.ts';
import { settle } from './settle.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { makeReady, readyCount, takeReady } from './step-graph.ts';
import type { Lane, Node, StepGraph } from './step-graph.ts';

/** Requests in flight of one family; enough for 100 a second at half a second each. */
const MOST_IN_FLIGHT = 64;
/** So many creates in a row without an answer: read first whether the service is there at all. */
const DOUBT_AFTER = 3;
const FIRST_REST_MS = 1000;

/** Sends every step as soon as it may go, until nothing more can be done or the run is stopped. */
export async function dispatchSteps(
  context: SendContext,
  graph: StepGraph,
  progress: Progress,
  known: KnownIds,
  idOfStep: IdOfStep,
): Promise<void> {
  const { brake, timing, ledger } = context;
  const tasks = new Set<object>();
  const inFlight = new Map<Family, number>();
  const silent = new Map<Family, number>();
  const creating = new Map<string, number>();
  const reading = new Set<string>();
  let wake = (): void => undefined;

  function start(work: () => Promise<void>): void {
    const task = {};
    tasks.add(task);
    void work()
      .catch((error: unknown) => brake.fail(error))
      .then(() => {
        tasks.delete(task);
        wake();
      });
  }

  function canStart(lane: Lane, flush: boolean): boolean {
    const count = readyCount(lane);
    if (count === 0 || (inFlight.get(lane.family) ?? 0) >= MOST_IN_FLIGHT) return false;
    if (lane.size > 1 && count < lane.size && lane.coming > 0 && !flush) return false;
    if (reading.has(lane.key)) return false;
    const lossy = lane.line[lane.head]?.list !== null;
    return !lossy || (silent.get(lane.family) ?? 0) < DOUBT_AFTER;
  }

  async function send(lane: Lane, nodes: Node[]): Promise<void> {
    const steps = nodes.map(({ step, write }) => ({
      id: step.id,
      write: resolveWrite(write, idOfStep),
    }));
    const known = steps.filter((step): step is ReadyStep => step.write !== null);
    const sent = nodes.filter((_, at) => steps[at]?.write);
    const without = nodes.filter((_, at) => !steps[at]?.write);
    await progress.finish(
      without,
      without.map(({ step }) => ({ kind: 'failed', failure: noId(step) })),
    );
    if (known.length === 0) return;
    progress.sending(sent);
    const attempt = 1 + Math.max(...sent.map(progress.losses));
    const verdicts = await sendSteps(context, known, attempt);
    const allLost = verdicts.every(({ kind }) => kind === 'unknown');
    silent.set(lane.family, allLost ? (silent.get(lane.family) ?? 0) + 1 : 0);
    await again(await progress.finish(sent, verdicts));
  }

  /** Sends again what may be repeated, after a rest that grows. */
  async function again(nodes: Node[]): Promise<void> {
    const tired = nodes.filter((node) => progress.losses(node) >= MOST_LOSSES);
    await progress.giveUp(tired, (node) => givenUp(ledger, node));
    const fresh = nodes.filter((node) => progress.losses(node) < MOST_LOSSES);
    if (fresh.length === 0) return;
    start(async () => {
      const most = Math.max(...fresh.map(progress.losses));
      await timing.rest(FIRST_REST_MS * 2 ** (most - 1));
      for (const node of fresh) makeReady(node);
    });
  }

  async function read(list: string, nodes: ReadonlyMap<Node, LostStep['cause']>): Promise<void> {
    const lost: LostStep[] = [];
    const unclear: Node[] = [];
    for (const [node, cause] of nodes) {
      const write = resolveWrite(node.write, idOfStep);
      if (write) lost.push({ id: node.step.id, write, cause });
      else unclear.push(node);
    }
    const all = [...nodes.keys()];
    const round = Math.max(1, ...all.map(progress.losses));
    const steps = graph.lists.get(list) ?? [];
    const job = { lost, steps, known, idOfStep, round };
    const settled: Settlement = lost.length > 0 ? await settle(context, job) : new Map();

    const missing: Node[] = [];
    const answered: Node[] = [];
    for (const node of all) {
      const kind = settled.get(node.step.id)?.kind;
      if (kind === 'found' || kind === 'failed') answered.push(node);
      else if (kind === 'missing' && progress.losses(node) < MOST_LOSSES) missing.push(node);
      // A stop leaves them lost, as they are in the journal.
      else if (kind !== undefined || !brake.stopped()) unclear.push(node);
    }
    await progress.finish(
      answered,
      answered.map((node) => {
        const one = settled.get(node.step.id);
        if (one?.kind === 'failed') return one;
        const remoteId = one?.kind === 'found' ? one.remoteId : null;
        return { kind: 'done', remoteId, foundByReading: true };
      }),
    );
    await progress.giveUp(unclear, (node) => {
      const one = settled.get(node.step.id);
      return one?.kind === 'unread' ? one.failure : givenUp(ledger, node);
    });
    for (const node of missing) makeReady(node);
  }

  function startSends(flush: boolean): void {
    for (const lane of graph.lanes) {
      while (canStart(lane, flush)) {
        const nodes = takeReady(lane);
        hold(lane, 1);
        start(() => send(lane, nodes).finally(() => hold(lane, -1)));
      }
    }
  }

  function hold(lane: Lane, by: 1 | -1): void {
    inFlight.set(lane.family, (inFlight.get(lane.family) ?? 0) + by);
    creating.set(lane.key, (creating.get(lane.key) ?? 0) + by);
  }

  function startReads(): void {
    for (const [list, nodes] of progress.lost) {
      const family = [...nodes.keys()][0]?.lane.family;
      if (!family || reading.has(list) || (creating.get(list) ?? 0) > 0) continue;
      if ((inFlight.get(family) ?? 0) >= MOST_IN_FLIGHT) continue;
      progress.lost.delete(list);
      reading.add(list);
      inFlight.set(family, (inFlight.get(family) ?? 0) + 1);
      start(() =>
        read(list, nodes).finally(() => {
          reading.delete(list);
          silent.set(family, 0);
          inFlight.set(family, (inFlight.get(family) ?? 0) - 1);
        }),
      );
    }
  }

  await progress.begin();
  for (;;) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (!brake.stopped()) {
      startSends(false);
      startReads();
      // Nothing under way can fill a batch any more.
      if (tasks.size === 0) startSends(true);
    }
    if (tasks.size === 0) return;
    await woken;
  }
}
