import { isEnabled } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { messageNote } from '../plan/message-note.ts';
import type { Effect } from './undo-source.ts';

/** What an undo cannot take back, and what it leaves; sentences, told before anything is sent. */
export function undoNotes(effects: readonly Effect[], steps: readonly Step[]): string[] {
  const notes: string[] = [];
  const messages = effects.filter(({ step }) => step.kind === 'inboundCalling').length;
  if (messages > 0) {
    notes.push(
      `The ${counted(messages, 'message')} that the job sent to people cannot be taken back.`,
    );
  }
  const own = messageNote(steps);
  if (own !== null) notes.push(own);
  const rules = effects.filter(
    ({ step, write }) =>
      (write.op === 'block.set' || write.op === 'dropIn.set') &&
      isEnabled(write.value) &&
      step.before === null &&
      isSentFor(step.id, steps),
  ).length;
  if (rules > 0) {
    notes.push(
      `${counted(rules, 'calling rule')} that the job made ${rules === 1 ? 'ends' : 'end'} switched off instead of never set, since the service cannot delete rules.`,
    );
  }
  const anew = steps.filter(({ write }) => NEW_ID.has(write?.op ?? '')).length;
  if (anew > 0) {
    notes.push(
      `${counted(anew, 'object')} that the job removed ${anew === 1 ? 'comes' : 'come'} back with a new id: whatever outside Bellhop knew the old one must be told.`,
    );
  }
  const lost = [...new Set(effects.flatMap(({ step }) => step.restore?.lost ?? []))];
  notes.push(...lost);
  const confirmed = effects.filter(({ step }) => step.action === 'confirm').length;
  if (confirmed > 0) {
    notes.push(
      `${counted(confirmed, 'communication profile')} of the job ${confirmed === 1 ? 'was' : 'were'} sent unread (--read quick), so nobody knows what was there before, and ${confirmed === 1 ? 'it stays' : 'they stay'}.`,
    );
  }
  const unseen = effects.some(
    ({ write }) => write.op === 'contact.delete' || write.op === 'addressBook.delete',
  );
  if (unseen) notes.push(CALLERS);
  const people = steps.filter(({ write }) => write?.op === 'contact.delete').length;
  if (people > 0) notes.push(INBOUND);
  return notes;
}

const NEW_ID: ReadonlySet<string> = new Set([
  'unit.create',
  'profile.create',
  'addressBook.create',
  'contact.create',
]);

const INBOUND =
  'Whether people behind contacts that go may call a room was not looked at beyond the rooms that go too (inbound calling cannot be listed): take that away first where it matters.';

const CALLERS =
  'Who may call a room comes back only where the job ended that by a step of its own: of other contacts that it deleted nobody looked.';

function isSentFor(id: string, steps: readonly Step[]): boolean {
  return steps.some((step) => step.id === id && step.write !== null);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
