import type { StepState } from '../../../shared/domain/job.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import { contactContent } from './content.ts';
import { resolveWrite } from './ready-write.ts';
import type { IdOfStep } from './ready-write.ts';
import { cannotRead } from './sentences.ts';
import type { SendContext } from './send-steps.ts';
import { settleAddressBooks } from './settle-address-books.ts';
import { settleContacts } from './settle-contacts.ts';
import { settleExtension } from './settle-extensions.ts';
import { settlingWait } from './settle-list.ts';
import type { LostStep, Settlement } from './settle-list.ts';

export type LostList = {
  lost: LostStep[];
  /** Every create of the plan in this list. */
  steps: readonly Step[];
  known: KnownIds;
  idOfStep: IdOfStep;
  /** How often the steps have been lost in this run; from 1. */
  round: number;
};

/** Finds out what became of the lost creates of one list. None of its creates may be in flight. */
export async function settle(context: SendContext, list: LostList): Promise<Settlement> {
  const waitMs = settlingWait(list.lost, context.timing.slowest(), list.round);
  const known = idsOfAnswers(context.ledger.states);
  const first = list.lost[0];
  if (!first) return new Map();
  switch (first.write.op) {
    case 'contact.create': {
      const { addressBookId } = first.write;
      const planned = list.known.contacts[addressBookId] ?? newBook(list, known, addressBookId);
      if (!planned) return unknowable(list.lost);
      for (const id of planned) known.add(id);
      const contents = contentsOf(list);
      const lost = list.lost.flatMap(({ id, write, cause }) =>
        write.op === 'contact.create' ? [{ id, write, cause }] : [],
      );
      return settleContacts(context, addressBookId, lost, { known, contents, waitMs });
    }
    case 'addressBook.create':
      for (const id of list.known.addressBooks) known.add(id);
      return settleAddressBooks(
        context,
        list.lost.flatMap(({ id, write, cause }) =>
          write.op === 'addressBook.create' ? [{ id, write, cause }] : [],
        ),
        { known, waitMs },
      );
    case 'extension.map':
      return settleExtension(context, { ...first, write: first.write });
    default:
      throw new Error(`${first.write.op} is sent again and never settled by reading.`);
  }
}

function idsOfAnswers(states: ReadonlyMap<string, StepState>): Set<string> {
  const ids = new Set<string>();
  for (const state of states.values()) {
    if (state.state === 'done' && state.remoteId !== null) ids.add(state.remoteId);
  }
  return ids;
}

/** A book that this job made was empty before; of any other, planning must have told the contacts. */
function newBook(
  { known }: LostList,
  answers: ReadonlySet<string>,
  addressBookId: string,
): string[] | null {
  return answers.has(addressBookId) && !known.addressBooks.includes(addressBookId) ? [] : null;
}

function unknowable(lost: readonly LostStep[]): Settlement {
  const failure = cannotRead('what its address book held before', {
    code: 'internal',
    message: 'The plan does not say which contacts the address book held before.',
  });
  return new Map(lost.map(({ id }) => [id, { kind: 'unread', failure }]));
}

function contentsOf({ steps, idOfStep }: LostList): Set<string> {
  const contents = new Set<string>();
  for (const step of steps) {
    const write = step.write && resolveWrite(step.write, idOfStep);
    const content = write?.op === 'contact.create' ? contactContent(write.contact) : null;
    if (content !== null) contents.add(content);
  }
  return contents;
}
