import type { StepState } from '../../../shared/domain/job.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import { contactContent } from './content.ts';
import { resolveWrite } from './ready-write.ts';
import type { IdOfStep } from './ready-write.ts';
import { cannotRead } from './sentences.ts';
import type { SendContext } from './send-context.ts';
import { settleAddressBooks } from './settle-address-books.ts';
import { settleContacts } from './settle-contacts.ts';
import { settleExtension } from './settle-extensions.ts';
import { settleExternalUser } from './settle-external-users.ts';
import { settleInboundCalling } from './settle-inbound-calling.ts';
import { settlingWait } from './settle-list.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { settleUnits } from './settle-units.ts';

export type LostList = {
  lost: LostStep[];
  /** Every create of the plan in this list. */
  steps: readonly Step[];
  known: KnownIds;
  idOfStep: IdOfStep;
  /** How often the steps have been lost in this run; from 1. */
  round: number;
};

/** Finds out what became of the lost steps of one list. None of its steps may be in flight. */
export async function settle(context: SendContext, list: LostList): Promise<Settlement> {
  const waitMs = settlingWait(list.lost, context.timing.slowest(), list.round);
  const known = idsOfAnswers(context.ledger.states);
  const first = list.lost[0];
  if (!first) return new Map();
  switch (first.write.op) {
    case 'contact.create': {
      const { addressBookId } = first.write;
      const planned = list.known.contacts[addressBookId] ?? newBook(list, known, addressBookId);
      if (!planned) return unknowable(list.lost, BEFORE.contact);
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
    case 'unit.create': {
      const { parentId } = first.write;
      // A unit that this job made had nothing below it.
      const before = known.has(parentId) ? [] : list.known.units;
      if (!before) return unknowable(list.lost, BEFORE.unit);
      for (const id of [...before, ...(list.known.units ?? [])]) known.add(id);
      const lost = list.lost.flatMap(({ id, write, cause }) =>
        write.op === 'unit.create' ? [{ id, write, cause }] : [],
      );
      return settleUnits(context, parentId, lost, { known, waitMs });
    }
    case 'extension.map':
      return settleExtension(context, { ...first, write: first.write });
    case 'inboundCalling.create':
    case 'inboundCalling.delete':
      return settleInboundCalling(context, { ...first, write: first.write }, waitMs);
    case 'externalUser.create':
      return settleExternalUser(context, { ...first, write: first.write });
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

/** What a plan must tell, or nobody can say what is new. */
const BEFORE = {
  contact: 'what its address book held before',
  unit: 'what was below its unit before',
};

function unknowable(lost: readonly LostStep[], what: string): Settlement {
  const failure = cannotRead(what, {
    code: 'internal',
    message: `The plan does not say ${what}.`,
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
