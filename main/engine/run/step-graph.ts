import type { StepState } from '../../../shared/domain/job.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import { laneOf, listOf } from './lanes.ts';
import type { LanePlace } from './lanes.ts';
import { isUnknown } from './ledger.ts';

/**
 * - `waiting`: some of its needs are not done.
 * - `ready`: stands in its lane.
 * - `busy`: under way, or resting before it is sent again.
 * - `lost`: sent, reply lost; its list has to be read.
 * - `stuck`: unknown, or waiting for something unknown, for the rest of this run.
 * - `final`: done, failed or skipped.
 */
export type Phase = 'waiting' | 'ready' | 'busy' | 'lost' | 'stuck' | 'final';

export type Node = {
  readonly step: Step;
  readonly write: StepWrite;
  readonly lane: Lane;
  readonly list: string | null;
  phase: Phase;
  /** Needs that are not done yet. */
  unmet: number;
};

export type Lane = LanePlace & {
  /** Steps that stand in line; those before `head` have left. */
  line: Node[];
  head: number;
  /** Steps that may still join: a batch that is not full waits for them. */
  coming: number;
};

export type StepGraph = {
  nodes: Map<string, Node>;
  lanes: Lane[];
  /** By list, every create of the plan in it; the whole plan, also with a pilot. */
  lists: Map<string, Step[]>;
  /** Steps that the plan bars and that have no entry yet. */
  barred: Step[];
  /** Steps that wait for this one. */
  dependents(stepId: string): Node[];
};

/** A step that a run sends: everything else is unchanged, barred, or not of this slice. */
export function isSendable(step: Step): step is Step & { write: StepWrite } {
  return step.write !== null && ['create', 'change', 'remove', 'confirm'].includes(step.action);
}

/**
 * The steps of these rows and everything they need, or all steps. What other rows take away stays,
 * and so does whatever of these rows waits for it.
 */
export function selectSteps(
  steps: readonly Step[],
  pilotRows: ReadonlySet<RowKey> | undefined,
): readonly Step[] {
  if (!pilotRows) return steps;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const isAsked = (step: Step): boolean => step.rows.some((row) => pilotRows.has(row));
  const isForeignRemoval = (step: Step): boolean => step.action === 'remove' && !isAsked(step);
  const waiting = dependentsOf(steps, steps.filter(isForeignRemoval));
  const chosen = new Set<string>();
  const open = steps.filter((step) => isAsked(step) && !waiting.has(step.id));
  for (let step = open.pop(); step; step = open.pop()) {
    if (chosen.has(step.id)) continue;
    chosen.add(step.id);
    for (const need of step.needs) open.push(byId.get(need) ?? missingNeed(step, need));
  }
  return steps.filter((step) => chosen.has(step.id));
}

/** These steps and all that need them, directly or through others. */
function dependentsOf(steps: readonly Step[], of: readonly Step[]): ReadonlySet<string> {
  if (of.length === 0) return new Set();
  const byNeed = new Map<string, Step[]>();
  for (const step of steps) {
    for (const need of step.needs) append(byNeed, need, step);
  }
  const found = new Set<string>();
  const open = [...of];
  for (let step = open.pop(); step; step = open.pop()) {
    if (found.has(step.id)) continue;
    found.add(step.id);
    open.push(...(byNeed.get(step.id) ?? []));
  }
  return found;
}

/** Who waits for whom, and what can go out together. Throws where a step needs one that does not exist. */
export function createGraph(
  allSteps: readonly Step[],
  selected: readonly Step[],
  states: ReadonlyMap<string, StepState>,
): StepGraph {
  const byId = new Map(allSteps.map((step) => [step.id, step]));
  const canonical = (ref: IdRef): string => {
    if ('id' in ref) return `id ${ref.id}`;
    const known = byId.get(ref.step)?.remoteId;
    return known ? `id ${known}` : `step ${ref.step}`;
  };
  const lanes = new Map<string, Lane>();
  const lists = new Map<string, Step[]>();
  for (const step of allSteps) {
    if (!isSendable(step)) continue;
    const place = laneOf(step.write, canonical);
    if (!lanes.has(place.key)) lanes.set(place.key, { ...place, line: [], head: 0, coming: 0 });
    const list = listOf(step.write, place);
    if (list !== null) append(lists, list, step);
  }

  const nodes = new Map<string, Node>();
  const dependents = new Map<string, Node[]>();
  for (const step of selected) {
    if (!isSendable(step)) continue;
    const lane = lanes.get(laneOf(step.write, canonical).key);
    if (!lane) throw new Error(`Step ${step.id} has no lane.`);
    const node: Node = {
      step,
      write: step.write,
      lane,
      list: listOf(step.write, lane),
      phase: phaseOf(states.get(step.id), listOf(step.write, lane)),
      unmet: 0,
    };
    nodes.set(step.id, node);
    for (const id of new Set(step.needs)) {
      const need = byId.get(id) ?? missingNeed(step, id);
      if (need.action === 'unchanged' || states.get(id)?.state === 'done') continue;
      node.unmet += 1;
      append(dependents, id, node);
    }
  }
  for (const node of nodes.values()) {
    if (node.phase !== 'waiting') continue;
    if (node.unmet === 0) makeReady(node);
    else node.lane.coming += 1;
  }
  return {
    nodes,
    lanes: [...lanes.values()],
    lists,
    barred: selected.filter(
      (step) => !isSendable(step) && step.action !== 'unchanged' && !states.has(step.id),
    ),
    dependents: (stepId) => dependents.get(stepId) ?? [],
  };
}

/** Puts a step into its lane; it goes out with the next batch. */
export function makeReady(node: Node): void {
  node.phase = 'ready';
  node.lane.line.push(node);
}

/** How many steps stand in line. */
export function readyCount(lane: Lane): number {
  return lane.line.length - lane.head;
}

/** Takes the first steps of the line, at most one request of them. */
export function takeReady(lane: Lane): Node[] {
  const taken = lane.line.slice(lane.head, lane.head + lane.size);
  lane.head += taken.length;
  // Shifting a line of 100,000 one by one would cost more than sending it.
  if (lane.head > 1000 && lane.head * 2 > lane.line.length) {
    lane.line = lane.line.slice(lane.head);
    lane.head = 0;
  }
  for (const node of taken) node.phase = 'busy';
  return taken;
}

/** Takes a waiting step out of what its lane waits for. */
export function leaveWaiting(node: Node, phase: 'ready' | 'stuck' | 'final'): void {
  if (node.phase !== 'waiting') return;
  node.lane.coming -= 1;
  if (phase === 'ready') makeReady(node);
  else node.phase = phase;
}

function phaseOf(state: StepState | undefined, list: string | null): Phase {
  if (state && ['done', 'failed', 'skipped'].includes(state.state)) return 'final';
  return isUnknown(state) && list !== null ? 'lost' : 'waiting';
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

function missingNeed(step: Step, need: string): never {
  throw new Error(`Step ${step.id} needs ${need}, which the plan does not have.`);
}
