import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { InputOf, OperationName } from '../../../shared/domain/operations.ts';
import type { Session } from '../session.ts';

type Line = CallOutput<'accounts.test'>[number];

/** Asks each API family once, by a read that costs nothing, and says which of them answer. */
export async function testAccount({ info, call }: Session): Promise<Line[]> {
  const { signal } = new AbortController();
  const { organization } = info;
  const property = info.property?.startsWith('amzn1.') ? info.property : null;

  const one = async <K extends OperationName>(
    family: string,
    operation: K,
    input: InputOf<K>,
  ): Promise<Line> => {
    const end = await call(operation, input, signal);
    // A no about the one object that was asked for is an answer too.
    if (end.kind === 'ok' || (end.kind === 'refused' && end.failure.code === 'not-found')) {
      return { family, ok: true, message: 'Answers.' };
    }
    const message = end.kind === 'aborted' ? 'Nobody waited for an answer.' : end.failure.message;
    return { family, ok: false, message };
  };

  // One after the other: with wrong credentials the first already says it all.
  const under = organization ?? property;
  return [
    under === null
      ? skipped('units')
      : await one('units', 'units.list', { parentId: under, depth: 1 }),
    property === null
      ? skipped('profiles')
      : await one('profiles', 'profiles.getByUnit', { unitId: property }),
    await one('addressBooks', 'addressBooks.list', {}),
    await one('pbx', 'trunks.list', {}),
  ];
}

function skipped(family: string): Line {
  const message = 'Was not asked, since no organisation or property is chosen yet.';
  return { family, ok: false, message };
}
