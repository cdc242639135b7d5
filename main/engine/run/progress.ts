import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { Clock, JournalEntry } from '../ports.ts';
import type { FreshUnits } from './fresh-units.ts';
import { isOpen, isUnknown, PUT_BACK } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { Verdict } from './send-context.ts';
import { barred, cutOff, needFailed, stillUnknown } from './sentences.ts';
import { leaveWaiting, makeReady } from './step-graph.ts';
import type { Node, StepGraph } from './step-graph.ts';

/**
 * A step whose reply stays lost while others of its family get theirs is left unknown after this
 * long. Where none gets any, the run stops much sooner, as an outage.
 */
export const LONGEST_DOUBT_MS = 300_000;
/** What was lost once and stood in a long line since has not been tried for that long. */
const FEWEST_LOSSES = 3;

/** What became of steps, written down and passed on to those that wait for them. */
export type Progress = {
  /** Writes down what can be said before anything is sent. */
  begin(): Promise<void>;
  /** Call before a step is sent: a step that goes out again may already be live. */
  sending(nodes: readonly Node[]): void;
  /** Gives the steps that are simply sent again, after a rest: lost ones and those refused early. */
  finish(nodes: readonly Node[], verdicts: readonly Verdict[]): Promise<Node[]>;
  /** Leaves a step unknown for the rest of the run. */
  giveUp(nodes: readonly Node[], failureOf: (node: Node) => Failure): Promise<void>;
  /** How often its reply was lost in this run. */
  losses: (node: Node) => number;
  /** Whether it has been in doubt for so long that it is left unknown. */
  isHopeless: (node: Node) => boolean;
  /** Has the list of a lost step read again. */
  loseAgain: (node: Node, cause: 'answered' | 'unanswered') => void;
  /** Lost steps by the list that has to be read. */
  readonly lost: Map<string, Map<Node, 'answered' | 'unanswered'>>;
};

export function createProgress({
  graph,
  ledger,
  steps,
  fresh,
  clock,
}: {
  graph: StepGraph;
  ledger: Ledger;
  steps: readonly Step[];
  fresh: FreshUnits;
  clock: Pick<Clock, 'ticks'>;
}): Progress {
  const losses = new Map<Node, number>();
  const lostSince = new Map<Node, number>();
  const doubtful = new Set<Node>();
  const lost: Progress['lost'] = new Map();

  function lose(node: Node, list: string, cause: 'answered' | 'unanswered'): void {
    node.phase = 'lost';
    doubtFromNow(node);
    const there = lost.get(list) ?? new Map<Node, typeof cause>();
    lost.set(list, there.set(node, cause));
  }

  function doubtFromNow(node: Node): void {
    if (!lostSince.has(node)) lostSince.set(node, clock.ticks());
  }

  /** Everything that waits for a step that did not come about, with all that waits for those. */
  function skipAfter(failed: Step): JournalEntry[] {
    const entries: JournalEntry[] = [];
    const open = [...graph.dependents(failed.id)];
    for (let node = open.pop(); node; node = open.pop()) {
      if (!isWaiting(node)) continue;
      leaveWaiting(node, 'final');
      node.phase = 'final';
      // The cause is named, not the link of the chain: only the cause can be put right.
      entries.push({
        stepId: node.step.id,
        state: { state: 'skipped', failure: needFailed(failed) },
      });
      open.push(...graph.dependents(node.step.id));
    }
    return entries;
  }

  function isWaiting(node: Node): boolean {
    if (node.phase === 'waiting') return true;
    return node.phase === 'stuck' && isOpen(ledger.states.get(node.step.id));
  }

  function stick(stuck: Node): void {
    stuck.phase = 'stuck';
    const open = [...graph.dependents(stuck.step.id)];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.phase !== 'waiting') continue;
      leaveWaiting(node, 'stuck');
      open.push(...graph.dependents(node.step.id));
    }
  }

  function stateAfter(node: Node, verdict: Verdict): JournalEntry['state'] {
    switch (verdict.kind) {
      case 'done': {
        const { remoteId, foundByReading } = verdict;
        return { state: 'done', remoteId, foundByReading };
      }
      case 'failed':
        return { state: 'failed', failure: verdict.failure };
      case 'unknown':
        return { state: 'unknown', failure: verdict.failure };
      case 'back':
      case 'early':
        return doubtful.has(node) ? { state: 'unknown', failure: cutOff } : PUT_BACK;
    }
  }

  function pass(node: Node, verdict: Verdict): Node[] {
    switch (verdict.kind) {
      case 'done':
        node.phase = 'final';
        fresh.made(node.step.id);
        for (const next of graph.dependents(node.step.id)) {
          next.unmet -= 1;
          if (next.unmet === 0) leaveWaiting(next, 'ready');
        }
        return [];
      case 'failed':
        node.phase = 'final';
        return [];
      case 'unknown':
        losses.set(node, (losses.get(node) ?? 0) + 1);
        doubtFromNow(node);
        if (node.list !== null) lose(node, node.list, verdict.cause);
        return node.list === null ? [node] : [];
      case 'early':
        fresh.refused(node.step.id);
        return [node];
      case 'back':
        makeReady(node);
        return [];
    }
  }

  return {
    lost,
    losses: (node) => losses.get(node) ?? 0,
    isHopeless(node) {
      const since = lostSince.get(node) ?? clock.ticks();
      const tried = losses.get(node) ?? 0;
      return tried >= FEWEST_LOSSES && clock.ticks() - since >= LONGEST_DOUBT_MS;
    },
    loseAgain(node, cause) {
      if (node.list !== null) lose(node, node.list, cause);
    },
    async begin() {
      const entries: JournalEntry[] = graph.barred.map((step) => ({
        stepId: step.id,
        state: { state: 'skipped', failure: barred(step) },
      }));
      const hopeless = new Set(graph.barred);
      for (const step of steps) {
        const state = ledger.states.get(step.id)?.state;
        if (state === 'failed' || state === 'skipped') hopeless.add(step);
      }
      for (const step of hopeless) entries.push(...skipAfter(step));
      for (const node of graph.nodes.values()) {
        // What was on its way when a run ended may still arrive.
        if (node.phase === 'lost' && node.list !== null) lose(node, node.list, 'unanswered');
      }
      await ledger.record(entries);
    },
    sending(nodes) {
      for (const node of nodes) {
        if (node.list === null && isUnknown(ledger.states.get(node.step.id))) doubtful.add(node);
      }
    },
    async finish(nodes, verdicts) {
      const entries: JournalEntry[] = [];
      const pairs = nodes.map((node, at): [Node, Verdict] => {
        const verdict = verdicts[at];
        if (!verdict) throw new Error(`Nothing was said about step ${node.step.id}.`);
        return [node, verdict];
      });
      for (const [node, verdict] of pairs) {
        entries.push({ stepId: node.step.id, state: stateAfter(node, verdict) });
        if (verdict.kind === 'failed') entries.push(...skipAfter(node.step));
      }
      await ledger.record(entries);
      const again: Node[] = [];
      for (const [node, verdict] of pairs) again.push(...pass(node, verdict));
      return again;
    },
    async giveUp(nodes, failureOf) {
      await ledger.record(
        nodes.map((node) => ({
          stepId: node.step.id,
          state: { state: 'unknown', failure: failureOf(node) },
        })),
      );
      for (const node of nodes) stick(node);
    },
  };
}

/** Why a step is left unknown although the run goes on. */
export function givenUp(ledger: Ledger, node: Node): Failure {
  const state = ledger.states.get(node.step.id);
  return stillUnknown(state?.state === 'unknown' ? state.failure : cutOff);
}
