import type { Step } from '../../../shared/domain/plan.ts';
import { NEEDS_MESSAGES } from './plan-inbound.ts';

/** How many messages to people a plan sends, or would send with the consent; null where it is none. */
export function messageNote(planned: readonly Step[]): string | null {
  const inbound = planned.filter(({ kind }) => kind === 'inboundCalling');
  const sent = inbound.filter(({ write }) => write !== null).length;
  const kept = inbound.filter(
    ({ action, reason }) => action === 'blocked' && reason === NEEDS_MESSAGES,
  ).length;
  if (sent > 0) return `This plan sends ${messages(sent)}.`;
  if (kept === 0) return null;
  const steps = kept === 1 ? 'A step is' : `${kept} steps are`;
  return `${steps} blocked that would send ${messages(kept)}; --allow-messages allows that.`;
}

function messages(count: number): string {
  return count === 1 ? "1 message to a person's phone" : `${count} messages to people's phones`;
}
