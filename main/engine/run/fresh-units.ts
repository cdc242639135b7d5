import type { Failure } from '../../../shared/domain/failure.ts';
import type { StepState } from '../../../shared/domain/job.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { Clock } from '../ports.ts';

/**
 * Whoever creates a unit gets the rights to it some seconds later (the service's page about roles).
 * For so long a refusal may mean nothing else.
 */
export const GRACE_MS = 60_000;
const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 30_000;
/** Refusals of whole batches that are sat out before a guilty item is looked for: seven seconds. */
const SAT_OUT = 3;

/** Which steps work on units that this job has just created. */
export type FreshUnits = {
  /** Milliseconds for which a refusal of the step may still pass; 0 where it is definite. */
  patienceMs(stepId: string): number;
  /** Whether the step has been refused so often that another one of its batch may be guilty. */
  isSuspicious(stepId: string): boolean;
  /** The step that creates a unit is done. */
  made(stepId: string): void;
  /** The step was refused while it could still pass. */
  refused(stepId: string): void;
  /** Milliseconds until these steps, refused together, are sent again. */
  restMs(stepIds: readonly string[]): number;
};

/** Units that earlier runs of the job created count as created when this run begins. */
export function createFreshUnits(
  steps: readonly Step[],
  states: ReadonlyMap<string, StepState>,
  { clock, random = () => 1 }: { clock: Clock; random?: (() => number) | undefined },
): FreshUnits {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const madeAt = new Map<string, number>();
  const units = new Map<string, readonly string[]>();
  const refusals = new Map<string, number>();
  for (const { id, write } of steps) {
    if (write?.op === 'unit.create' && states.get(id)?.state === 'done') {
      madeAt.set(id, clock.ticks());
    }
  }

  /** The steps that create the units on which this one works. */
  function unitsOf(stepId: string): readonly string[] {
    const known = units.get(stepId);
    if (known) return known;
    const write = byId.get(stepId)?.write;
    const found = write ? refsOf(write).flatMap(createdBy) : [];
    units.set(stepId, found);
    return found;
  }

  function createdBy(ref: IdRef): readonly string[] {
    if ('id' in ref) return [];
    return byId.get(ref.step)?.write?.op === 'unit.create' ? [ref.step] : unitsOf(ref.step);
  }

  function patienceMs(stepId: string): number {
    const born = unitsOf(stepId).map((unit) => madeAt.get(unit) ?? -Infinity);
    return Math.max(0, ...born.map((at) => at + GRACE_MS - clock.ticks()));
  }

  return {
    patienceMs,
    isSuspicious: (stepId) => (refusals.get(stepId) ?? 0) >= SAT_OUT,
    made(stepId) {
      if (byId.get(stepId)?.write?.op === 'unit.create') madeAt.set(stepId, clock.ticks());
    },
    refused: (stepId) => void refusals.set(stepId, (refusals.get(stepId) ?? 0) + 1),
    restMs(stepIds) {
      const times = Math.max(1, ...stepIds.map((id) => refusals.get(id) ?? 0));
      const wait = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (times - 1));
      // Never past the end, so that the last attempt comes exactly then.
      const left = Math.max(0, ...stepIds.map(patienceMs));
      return Math.min(wait / 2 + (wait / 2) * random(), left);
    },
  };
}

/** Whether a refusal can be that of a unit whose rights have not arrived; a full book cannot. */
export function isTooEarly({ code, status }: Failure): boolean {
  if (code === 'no-access' || code === 'not-found') return true;
  return code === 'bad-request' && (status === undefined || status === 400);
}

/** What the write names that another step may bring. */
function refsOf(write: StepWrite): IdRef[] {
  switch (write.op) {
    case 'unit.create':
      return [write.parent];
    case 'profile.create':
      return [write.unit];
    case 'contact.create':
    case 'contact.update': {
      const { address } = write.contact;
      return address.kind === 'profile' ? [address.profile] : [];
    }
    case 'association.create':
      return [write.unit];
    case 'extension.map':
    case 'extension.remap':
    case 'externalUser.create':
    case 'externalUser.update':
      return [write.profile];
    case 'block.set':
    case 'dropIn.set':
      return [write.profile, write.target];
    case 'inboundCalling.create':
      return [write.profile, write.contact];
    default:
      return [];
  }
}
