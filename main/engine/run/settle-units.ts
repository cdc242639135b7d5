import { nameKey } from '../compare-keys.ts';
import type { SendContext } from './send-context.ts';
import { namesakes, settleList } from './settle-list.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { readOne, readPages } from './settle-read.ts';

/** A list shows only units that the account has rights to, which arrive some seconds after a unit. */
const UNSEEN_MS = 15_000;

/** Finds out which lost units came about, by exact name among the children of one unit. */
export function settleUnits(
  context: SendContext,
  parentId: string,
  lost: readonly LostStep<'unit.create'>[],
  facts: { known: ReadonlySet<string>; waitMs: number },
): Promise<Settlement> {
  const wanted = lost.map(({ id, write }) => {
    const name = nameKey(write.name);
    return { stepId: id, name, content: name };
  });
  return settleList(context, {
    wanted,
    // A unit holds nothing of its own but its name.
    contents: new Set(wanted.map(({ content }) => content)),
    waitMs: Math.max(facts.waitMs, UNSEEN_MS),
    family: 'units',
    words: { one: 'unit', many: 'units', list: 'the list of units' },
    read: async (names) => {
      const list = await readPages(
        (page) => readOne(context, 'units.list', { parentId, depth: 1, ...page }),
        ({ id }) => id,
      );
      if (list.kind !== 'read') return list;
      return { kind: 'read', value: namesakes(list.value, facts.known, names) };
    },
  });
}
