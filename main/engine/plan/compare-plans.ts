import type { PlanBody, Step } from '../../../shared/domain/plan.ts';
import { savedIds } from './same-rooms.ts';

/** `stepId`: the step of the saved plan; null where something is asked for now that was not planned. */
export type StaleStep = { stepId: string | null; sentence: string };

/**
 * What has changed between a saved plan and one made just now of the same rows; none where the
 * open steps still are what they were. Steps that are no longer open are not looked at.
 *
 * @param savedId the id that a fresh step has in the saved plan, where rooms may have come in between
 */
export function comparePlans(
  saved: Pick<PlanBody, 'steps'>,
  fresh: Pick<PlanBody, 'steps'> & Partial<Pick<PlanBody, 'rows'>>,
  isOpen: (stepId: string) => boolean,
  savedId: (step: Step) => string = savedIds(saved, fresh),
): StaleStep[] {
  const groups = new Map<string, { open: Step[]; settled: Step[]; fresh: Step[] }>();
  const groupOf = (step: Step, id = step.id): { open: Step[]; settled: Step[]; fresh: Step[] } => {
    const key = alikeKey(step, id);
    const held = groups.get(key) ?? { open: [], settled: [], fresh: [] };
    groups.set(key, held);
    return held;
  };
  for (const step of saved.steps) groupOf(step)[isOpen(step.id) ? 'open' : 'settled'].push(step);
  for (const step of fresh.steps) groupOf(step, savedId(step)).fresh.push(step);

  const stale: StaleStep[] = [];
  const why = whyNoMore(fresh);
  const isOfOneLeftAlone = rowsLeftAlone(saved, isOpen);
  for (const { open, settled, fresh: now } of groups.values()) {
    // What was taken away is no longer asked for, so no fresh step stands for it.
    const kept = settled.filter(({ action }) => action !== 'remove').length;
    const left = withoutSettled(now, kept);
    for (const step of open) {
      const same = left.findIndex((other) => isSame(step, other));
      if (same >= 0) {
        left.splice(same, 1);
        continue;
      }
      const other = left.shift();
      // What was gone when the plan was made stays gone, whoever else is gone with it now.
      if (!other && step.action === 'unchanged' && step.after === null) continue;
      if (isLeftAlone(step)) continue;
      stale.push({ stepId: step.id, sentence: tell(step, other, why) });
    }
    for (const step of left) {
      if (step.write === null || isOfOneLeftAlone(step)) continue;
      const sentence = `${titleOf(step)} ${WILL[step.action]} now, which was not planned.`;
      stale.push({ stepId: null, sentence });
    }
  }
  return stale;
}

/** What the plan leaves alone it still leaves alone, even where nothing stands against it any more. */
function isLeftAlone({ action }: Step): boolean {
  return action === 'conflict' || action === 'blocked';
}

/** Would a fresh step do no more than what rows asked for and the plan left alone? */
function rowsLeftAlone(
  { steps }: Pick<PlanBody, 'steps'>,
  isOpen: (stepId: string) => boolean,
): (fresh: Step) => boolean {
  const left = new Set(
    steps
      .filter((step) => isLeftAlone(step) && isOpen(step.id))
      .flatMap(({ kind, rows }) => rows.map((row) => `${kind} ${row}`)),
  );
  return ({ kind, rows }) => rows.length > 0 && rows.every((row) => left.has(`${kind} ${row}`));
}

/** Contacts that are wholly alike are interchangeable, whichever of their steps was done. */
function alikeKey(step: Step, id: string): string {
  const { write } = step;
  // Contacts of one name are told apart in the ids of these steps by who is left of them.
  if (write?.op === 'inboundCalling.delete') return JSON.stringify(write);
  if (step.kind === 'contact' && step.action === 'remove') {
    return JSON.stringify([step.kind, step.key, step.action, step.before]);
  }
  return step.kind === 'contact' && step.action !== 'conflict' && step.after !== null
    ? JSON.stringify([step.kind, step.key, step.after])
    : id;
}

/** Steps done already are `unchanged` in a fresh plan; so many of them do not count. */
function withoutSettled(steps: readonly Step[], settled: number): Step[] {
  const byFit = steps.toSorted(
    (a, b) => Number(b.action === 'unchanged') - Number(a.action === 'unchanged'),
  );
  return byFit.slice(Math.min(settled, byFit.length));
}

function isSame(a: Step, b: Step): boolean {
  const anyOfAlike = a.kind === 'contact' && a.action === 'unchanged';
  return valuesOf(a) === valuesOf(b) && (anyOfAlike || a.remoteId === b.remoteId);
}

function valuesOf({ action, before, after }: Step): string {
  return JSON.stringify([action, before, after]);
}

const WILL = {
  create: 'would be created',
  change: 'would be changed',
  unchanged: 'would stay as it is',
  remove: 'would be removed',
  confirm: 'would be sent unread',
  conflict: 'is in conflict',
  blocked: 'is blocked',
} as const;

const TITLES: Partial<Record<Step['kind'], string>> = {
  unit: 'The room',
  profile: 'The profile of',
  addressBook: 'The address book',
  contact: 'The contact',
  association: 'The association',
  extension: 'The extension',
  block: 'The blocking rule',
  dropIn: 'The drop-in rule',
  inboundCalling: 'The inbound calling',
  externalUser: 'The external user',
};

function titleOf({ kind, key }: Step): string {
  return `${TITLES[kind] ?? kind} ${key}`;
}

/**
 * Says of a step that has no counterpart what keeps its rows from it now: they are wrong, or stand
 * against something of the same kind. Null where nothing does.
 */
function whyNoMore({
  steps,
  rows = [],
}: Parameters<typeof comparePlans>[1]): (step: Step) => string | null {
  const wrong = new Map(
    rows.flatMap(({ key, state, reason }) => (state === 'invalid' ? [[key, reason] as const] : [])),
  );
  const hindered = steps.filter(
    ({ action, reason }) => (action === 'conflict' || action === 'blocked') && reason !== null,
  );
  return (step) => {
    const told = step.rows.flatMap((row) => wrong.get(row) ?? []);
    const against = hindered.find(
      ({ kind, rows }) => kind === step.kind && rows.some((row) => step.rows.includes(row)),
    );
    return told[0] ?? against?.reason ?? null;
  };
}

function tell(saved: Step, fresh: Step | undefined, why: (step: Step) => string | null): string {
  const title = titleOf(saved);
  const was = WILL[saved.action];
  if (!fresh) {
    const reason = why(saved);
    return reason === null
      ? `${title} ${was} when the plan was made, and is no longer asked for.`
      : `${title} ${was} when the plan was made, and cannot be now: ${reason}`;
  }
  if (saved.action !== fresh.action) {
    return `${title} ${was} when the plan was made, and ${WILL[fresh.action]} now${fresh.reason === null ? '' : `: ${fresh.reason}`}`.replace(
      /[^.]$/u,
      '$&.',
    );
  }
  const fields = [
    ...new Set([...Object.keys(saved.before ?? {}), ...Object.keys(fresh.before ?? {})]),
  ];
  const field = fields.find((name) => shown(saved, name) !== shown(fresh, name));
  if (field !== undefined) {
    return `${title} had "${shown(saved, field)}" when the plan was made, and has "${shown(fresh, field)}" now.`;
  }
  return `${title} is another object now than when the plan was made.`;
}

function shown(step: Step, field: string): string {
  const value = step.before?.[field] ?? '';
  return Array.isArray(value) ? value.join(', ') : value;
}
