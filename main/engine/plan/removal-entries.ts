import type { Step } from '../../../shared/domain/plan.ts';
import type { StepWrite } from '../../../shared/domain/step-write.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { Cause } from './removals.ts';
import type { PlanContext, StepStart } from './plan-context.ts';
import { LEFT_AS_IT_IS, sentStep, shownStep } from './plan-context.ts';

/** In the order in which the service takes removals. */
export const STAGES = [
  'calling',
  'extension',
  'contact',
  'association',
  'addressBook',
  'profile',
  'unit',
] as const;
export type Stage = (typeof STAGES)[number];

/** One object that shall go, with all who want it. */
export type RemovalEntry = {
  /** Key of the object within its stage, whatever its step is called. */
  object: string;
  stage: Stage;
  step: Step;
  /** Does a row ask for it by itself, and not only for a room with all that it has? */
  own: boolean;
  /** Unit ids of the rooms with which it goes; a rule between two rooms goes with either. */
  rooms: readonly string[];
};

export type RemovalEntries = {
  /** Adds an object, or another who wants it gone: a conflict outweighs a removal, and that all else. */
  add(entry: RemovalEntry): void;
  /** Puts another step in the place of an entry's. */
  replace(entry: RemovalEntry, step: Step): void;
  /** The entry of an object, if somebody wants it gone. */
  of(stage: Stage, object: string): RemovalEntry | undefined;
  /** All of them, in safe order. */
  all(): RemovalEntry[];
};

const WEIGHT: Readonly<Record<Step['action'], number>> = {
  conflict: 3,
  remove: 2,
  change: 2,
  create: 2,
  confirm: 2,
  blocked: 1,
  unchanged: 0,
};

export function createRemovalEntries(): RemovalEntries {
  const entries = new Map<string, RemovalEntry>();
  return {
    add(entry) {
      const key = keyOf(entry.stage, entry.object);
      const held = entries.get(key);
      entries.set(key, held ? merge(held, entry) : entry);
    },
    replace(entry, step) {
      entries.set(keyOf(entry.stage, entry.object), { ...entry, step });
    },
    of: (stage, object) => entries.get(keyOf(stage, object)),
    all: () =>
      [...entries.values()].toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
  };
}

function keyOf(stage: Stage, object: string): string {
  return JSON.stringify([stage, object]);
}

function merge(a: RemovalEntry, b: RemovalEntry): RemovalEntry {
  const decisive = WEIGHT[b.step.action] > WEIGHT[a.step.action] ? b.step : a.step;
  return {
    object: a.object,
    stage: a.stage,
    own: a.own || b.own,
    rooms: [...new Set([...a.rooms, ...b.rooms])],
    step: {
      ...decisive,
      id: a.step.id,
      rows: [...new Set([...a.step.rows, ...b.step.rows])],
      needs: [...new Set([...a.step.needs, ...b.step.needs])],
    },
  };
}

type Taken = Omit<StepStart, 'after'> & { before: NonNullable<StepStart['before']> };

/** The step that takes a live object away; what is only edited stays with --existing skip. */
export function takeAway(
  start: Taken,
  cause: Cause,
  write: StepWrite,
  { options }: Pick<PlanContext, 'options'>,
): Step {
  return cause === 'edit' && options.existing === 'skip'
    ? shownStep({ ...start, after: start.before, reason: LEFT_AS_IT_IS }, 'unchanged')
    : sentStep({ ...start, after: null }, 'remove', write);
}

type Gone = Omit<StepStart, 'before' | 'after' | 'remoteId'> & { reason: string };

/** The step of an object that is gone already. */
export function goneAlready(start: Gone): Step {
  return shownStep({ ...start, before: null, after: null }, 'unchanged');
}

/** The step of an object that is there and may not be taken away, or cannot be told from others. */
export function notTaken(start: Omit<StepStart, 'after'> & { reason: string }): Step {
  return shownStep({ ...start, after: null }, 'conflict');
}

/** Adds rows to a step that does what they want by the way. */
export function alsoFor(step: Step, rows: readonly ValidRow[]): void {
  for (const { key } of rows) if (!step.rows.includes(key)) step.rows.push(key);
}
