import pc from 'picocolors';
import type { TimeLeft } from '../../../shared/contract/calls/progress.ts';
import type { LimitUse, Plan, Step } from '../../../shared/domain/plan.ts';
import type { StepKind } from '../../../shared/domain/kinds.ts';
import { KIND_WORDS } from '../../../shared/domain/kind-words.ts';
import { limitWords } from '../../../shared/domain/limit-words.ts';
import { counted } from './options.ts';
import { stepLines } from './step-lines.ts';

/** From this share a limit is worth a line. */
const NEAR_LIMIT = 0.8;

/** The plan in words: the sentence first, then what changes, then what stands in the way. */
export function planLines(plan: Plan, now: Date): string[] {
  const { counts, requests, estimateSeconds } = plan;
  const done = new Date(now.getTime() + estimateSeconds * 1000);
  const clock = done.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const parts = [
    counts.create > 0 && `create ${counts.create}`,
    counts.change > 0 && `change ${counts.change}`,
    counts.remove > 0 && `remove ${counts.remove}`,
    counts.confirm > 0 && `confirm ${counts.confirm} unread`,
    counts.unchanged > 0 && `leave ${counts.unchanged} as they are`,
    counts.conflict > 0 && `${counts.conflict} in conflict`,
    counts.blocked > 0 && `${counts.blocked} blocked`,
  ].filter((part) => part !== false);
  const sentence = parts.join(', ');
  const work =
    requests === 0
      ? 'nothing to send'
      : `${counted(requests, 'request')}, about ${duration(estimateSeconds)}, done about ${clock}`;
  return [
    pc.bold(
      plan.steps.length === 0
        ? `Nothing to do in ${plan.property.name}: no row asks for a change.`
        : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} in ${plan.property.name}: ${work}.`,
    ),
    ...kindLines(plan.steps),
    ...stepLines(plan.steps),
    ...limitLines(plan.limits),
    ...roomLines(plan),
    ...plan.notes.map((note) => `  ${pc.yellow('note')} ${note}`),
  ];
}

/** How many of the file's rooms are here, unless all are: it may be the wrong property. */
function roomLines({ rooms, property }: Plan): string[] {
  if (!rooms || rooms.found === rooms.named) return [];
  const named = counted(rooms.named, 'room');
  return [
    `  ${pc.yellow('rooms')} ${rooms.found} of the ${named} that the file names ${rooms.found === 1 ? 'is' : 'are'} in ${property.name}`,
  ];
}

/** Limits that come near, one line a kind: the fullest by name, the others counted. */
function limitLines(limits: readonly LimitUse[]): string[] {
  const near = limits.filter(({ after, limit }) => after > limit * NEAR_LIMIT);
  const kinds = [...new Set(near.map(({ resource }) => resource))];
  return kinds.flatMap((kind) => {
    const uses = near.filter(({ resource }) => resource === kind);
    const [fullest] = uses.toSorted((a, b) => b.after / b.limit - a.after / a.limit);
    if (!fullest) return [];
    const { name, used, after, limit, atLeast } = fullest;
    const most = `${name} ${used} → ${atLeast ? 'at least ' : ''}${after} of ${limit}`;
    const others = uses.length > 1 ? `, and ${uses.length - 1} more near it` : '';
    return [`  ${pc.yellow('limit')} ${limitWords(kind)}: ${most}${others}`];
  });
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** `12 to 20 s`, `50 s to 3 min`; one figure where both would read the same. */
export function durationRange({ fromSeconds, toSeconds }: TimeLeft): string {
  const [from, to] = [duration(fromSeconds), duration(toSeconds)];
  if (from === to) return to;
  const unit = / (?:s|min|h)$/.exec(to)?.[0] ?? '';
  return `${from.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to}`;
}

function kindLines(steps: readonly Step[]): string[] {
  const kinds = new Map<StepKind, Map<string, number>>();
  for (const { kind, action } of steps) {
    const actions = kinds.get(kind) ?? new Map<string, number>();
    actions.set(action, (actions.get(action) ?? 0) + 1);
    kinds.set(kind, actions);
  }
  return [...kinds].map(([kind, actions]) => {
    const total = [...actions.values()].reduce((sum, count) => sum + count, 0);
    const noun = KIND_WORDS[kind][total === 1 ? 0 : 1];
    return `  ${noun.padEnd(24)} ${[...actions].map(([action, count]) => `${action} ${count}`).join(', ')}`;
  });
}
