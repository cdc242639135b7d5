import type { Step } from '../../../shared/domain/plan.ts';
import { NEEDS_MESSAGES } from './plan-inbound.ts';

/** How many messages to people a plan sends, or would send with the consent; null where it is none. */
export function messageNote(steps: readonly Step[]): string | null {
  const inbound = steps.filter(({ kind }) => kind === 'inboundCalling');
  const sent = inbound.filter(({ write }) => write !== null).length;
  const kept = inbound.filter(
    ({ action, reason }) => action === 'blocked' && reason === NEEDS_MESSAGES,
  ).length;
  if (sent > 0) return `This plan sends ${messages(sent)}.`;
  if (kept > 0)
    return `${kept === 1 ? 'A step' : `${kept} steps`} would send ${messages(kept)} and ${kept === 1 ? 'is' : 'are'} blocked; --allow-messages allows that.`;
  return null;
}

function messages(count: number): string {
  return count === 1 ? "1 message to a person's phone" : `${count} messages to people's phones`;
}
