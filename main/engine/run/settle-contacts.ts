import type { Contact } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';
import type { Unclaimed } from './claim.ts';
import { contactContent } from './content.ts';
import { goneBook } from './sentences.ts';
import type { SendContext } from './send-context.ts';
import { settleList } from './settle-list.ts';
import type { LostStep, Settlement, Sighting } from './settle-list.ts';
import { readOne, readPages } from './settle-read.ts';
import type { Read } from './settle-read.ts';

/**
 * Finds out which lost contacts of one address book came about. `known` are ids from planning and
 * from our answers; `contents` is what any step of the job writes into the book.
 */
export async function settleContacts(
  context: SendContext,
  addressBookId: string,
  lost: readonly LostStep<'contact.create'>[],
  facts: { known: ReadonlySet<string>; contents: ReadonlySet<string>; waitMs: number },
): Promise<Settlement> {
  const wanted = lost.map(({ id, write }) => ({
    stepId: id,
    name: nameKey(write.contact.name),
    content: contactContent(write.contact) ?? '',
  }));
  // A contact's content is read once: what someone edits within these seconds is theirs.
  const contents = new Map<string, string | null>();

  const read = async (names: ReadonlySet<string>): Promise<Read<Sighting>> => {
    const list = await readPages(
      (page) => readOne(context, 'contacts.list', { addressBookId, ...page }),
      ({ id }) => id,
    );
    if (list.kind !== 'read') return list;
    const fresh = [...list.value.items.values()].filter(
      ({ id, name }) => !facts.known.has(id) && names.has(nameKey(name)),
    );
    const unread = fresh.filter(({ id }) => !contents.has(id));
    const reads = await Promise.all(
      unread.map(({ id: contactId }) =>
        readOne(context, 'contacts.get', { addressBookId, contactId }),
      ),
    );
    for (const [at, got] of reads.entries()) {
      const id = unread[at]?.id ?? '';
      if (got.kind === 'read' && got.value) contents.set(id, contactContent(got.value));
      else if (got.kind === 'stopped') return got;
      else if (got.kind === 'unread' && got.failure.code !== 'not-found') return got;
    }
    const unclaimed = fresh.flatMap((contact) => withContent(contact, contents));
    return { kind: 'read', value: { unclaimed, list: list.value } };
  };

  const words = { one: 'contact', many: 'contacts', list: 'the address book' };
  const { waitMs } = facts;
  const settled = await settleList(context, {
    wanted,
    contents: facts.contents,
    waitMs,
    family: 'contacts',
    words,
    read,
  });
  for (const [stepId, one] of settled) {
    // A book that is gone took its contacts with it.
    if (one.kind === 'unread' && one.failure.code === 'not-found') {
      settled.set(stepId, { kind: 'failed', failure: goneBook(one.failure) });
    }
  }
  return settled;
}

/** A contact that was removed between the list and its reading is not there. */
function withContent(
  { id, name }: Contact,
  contents: ReadonlyMap<string, string | null>,
): Unclaimed[] {
  const content = contents.get(id);
  return content === undefined ? [] : [{ id, name: nameKey(name), content }];
}
