import { nameKey } from '../compare-keys.ts';
import type { SendContext } from './send-context.ts';
import { namesakes, settleList } from './settle-list.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { readOne, readPages } from './settle-read.ts';

/** Finds out which lost address books came about, by exact name over all books of the organisation. */
export function settleAddressBooks(
  context: SendContext,
  lost: readonly LostStep<'addressBook.create'>[],
  facts: { known: ReadonlySet<string>; waitMs: number },
): Promise<Settlement> {
  const wanted = lost.map(({ id, write }) => {
    const name = nameKey(write.name);
    return { stepId: id, name, content: name };
  });
  return settleList(context, {
    wanted,
    // A book holds nothing of its own but its name.
    contents: new Set(wanted.map(({ content }) => content)),
    waitMs: facts.waitMs,
    family: 'addressBooks',
    words: { one: 'address book', many: 'address books', list: 'the list of address books' },
    read: async (names) => {
      const list = await readPages(
        (page) => readOne(context, 'addressBooks.list', page),
        ({ id }) => id,
      );
      if (list.kind !== 'read') return list;
      return { kind: 'read', value: namesakes(list.value, facts.known, names) };
    },
  });
}
