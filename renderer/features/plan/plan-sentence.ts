import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { Action } from '../../../shared/domain/kinds.ts';
import { isLoopback } from '../../../shared/domain/loopback.ts';
import { formatClock } from '../../ui/clock-time.ts';
import { capitalised, countOf, formatCount, formatDuration, joined } from '../../ui/format.ts';
import type { LimitsDraft } from '../../ui/run-limits.ts';
import { countOfKind } from '../../ui/step-words.ts';

/** Actions that a run sends. */
const SENT = ['remove', 'create', 'change', 'confirm'] as const satisfies readonly Action[];

/** Steps that a run of this plan would send. */
export function changesOf(view: Pick<PlanView, 'counts'>): number {
  return SENT.reduce((sum, action) => sum + (view.counts[action] ?? 0), 0);
}

/** `create 12 address books and 212 contacts`; none where there is nothing. */
function actionParts(view: Pick<PlanView, 'kinds'>, action: Action): string[] {
  const said: string[] = [];
  const moved: string[] = [];
  for (const { kind, counts } of view.kinds) {
    const count = counts[action] ?? 0;
    if (count === 0) continue;
    // What changes of these is the room where they ring, which nobody should overlook.
    if ((kind === 'extension' || kind === 'externalUser') && action === 'change') {
      moved.push(countOfKind(count, kind));
    } else said.push(countOfKind(count, kind));
  }
  return [
    ...(said.length > 0 ? [`${action} ${joined(said)}`] : []),
    ...(moved.length > 0 ? [`move ${joined(moved)} to another room`] : []),
  ];
}

/** What the plan comes to, in one sentence: what is sent, and what is left alone. */
export function planSentence(view: Pick<PlanView, 'counts' | 'kinds' | 'property'>): string {
  const unchanged = view.counts.unchanged ?? 0;
  const barred = barredSentence(view.counts);
  if (changesOf(view) === 0) {
    return unchanged > 0 && barred === ''
      ? `Nothing to do: all that the rows ask for is live in ${view.property.name} already.`
      : `Nothing to do: no row asks for a change that can be sent to ${view.property.name}.${barred}`;
  }
  const parts = SENT.flatMap((action) => actionParts(view, action));
  if (unchanged > 0) {
    parts.push(`leave ${formatCount(unchanged)} as ${unchanged === 1 ? 'it is' : 'they are'}`);
  }
  return `${capitalised(parts.join('; '))}.${barred}`;
}

/** `2 extensions and 1 contact`: what a plan takes away, by kind. */
export function removedWords(view: Pick<PlanView, 'kinds'>): string {
  return joined(
    view.kinds.flatMap(({ kind, counts }) =>
      counts.remove > 0 ? [countOfKind(counts.remove, kind)] : [],
    ),
  );
}

/** `Sends a message to a person's phone 3 times.`; null where it sends none. */
export function messagesSentence({ sent }: PlanView['messages']): string | null {
  if (sent === 0) return null;
  return `It sends ${sent === 1 ? "a message to a person's phone" : `${formatCount(sent)} messages to people's phones`}.`;
}

/** Why steps wait that would send messages, seen from the plan that has none of them. */
export function heldSentence({ held }: PlanView['messages']): string | null {
  if (held === 0) return null;
  return held === 1
    ? "1 step is blocked, since it would send a message to a person's phone."
    : `${formatCount(held)} steps are blocked, since they would send messages to people's phones.`;
}

/** ` 2 in conflict and 3 blocked are not sent.`; empty where there is none. */
function barredSentence(counts: PlanView['counts']): string {
  const conflict = counts.conflict ?? 0;
  const blocked = counts.blocked ?? 0;
  const parts = [
    ...(conflict > 0 ? [`${formatCount(conflict)} in conflict`] : []),
    ...(blocked > 0 ? [`${formatCount(blocked)} blocked`] : []),
  ];
  if (parts.length === 0) return '';
  return ` ${joined(parts)} ${conflict + blocked === 1 ? 'is' : 'are'} not sent.`;
}

/** How many rows have errors, how many of them only since what is live is known, and what follows. */
export function leftOutSentence(
  view: Pick<PlanView, 'invalidRows' | 'invalidLiveRows' | 'options'>,
): string {
  const { invalidRows, invalidLiveRows } = view;
  const rows = countOf(invalidRows, 'row');
  const live =
    invalidLiveRows === 0
      ? ''
      : invalidLiveRows === invalidRows
        ? ' against what is live'
        : `, ${formatCount(invalidLiveRows)} of them only against what is live`;
  return view.options.skipInvalid
    ? `${rows} with errors${live}${live.startsWith(',') ? ',' : ''} ${invalidRows === 1 ? 'is' : 'are'} left out.`
    : `${rows} ${invalidRows === 1 ? 'has' : 'have'} errors${live}. Fix them, or plan without them.`;
}

/** What the run costs, seen from `now` in ms: `27 requests, about 15 seconds, done at about 09:41`. */
export function costSentence(
  view: Pick<PlanView, 'requests' | 'estimateSeconds'>,
  now: number,
): string {
  const end = formatClock(now + view.estimateSeconds * 1000, now);
  return `${countOf(view.requests, 'request')}, ${formatDuration(view.estimateSeconds)}; started now, it is done at about ${end}.`;
}

/** `Hotel Example (sandbox)` for a service on this machine, else the name alone. */
export function targetName(view: Pick<PlanView, 'property' | 'apiUrl'>): string {
  const local = URL.canParse(view.apiUrl) && isLoopback(new URL(view.apiUrl).hostname);
  return local ? `${view.property.name} (sandbox)` : view.property.name;
}

/** What the primary button does, and to which property. */
export function applyLabel(
  view: Pick<PlanView, 'counts' | 'property' | 'apiUrl'>,
  pilot: LimitsDraft['pilot'],
): string {
  const only = view.counts.remove === changesOf(view);
  if (only && pilot === null) {
    return `Remove ${countOf(view.counts.remove, 'thing')} from ${targetName(view)}`;
  }
  const target = targetName(view);
  switch (pilot?.kind) {
    case undefined:
      return `Apply ${countOf(changesOf(view), 'change')} to ${target}`;
    case 'rooms': {
      const { rooms } = pilot;
      return `Apply the first ${rooms === 1 ? 'room' : countOf(rooms, 'room')} to ${target}`;
    }
    case 'floor':
      return `Apply the rooms of one floor to ${target}`;
  }
}
