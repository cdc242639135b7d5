import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { nameKey } from '../../engine/compare-keys.ts';
import { callError } from '../call-errors.ts';
import { errorsOf } from './problems.ts';
import { trunkWords } from './trunk-key.ts';

/** What keeps a trunk from being sent, as the end of a call; null where nothing does. */
export function refusedByRules(problems: readonly TrunkProblem[]): CallError | null {
  const errors = errorsOf(problems);
  const [first] = errors;
  if (!first) return null;
  const more = errors.length === 1 ? '' : ` And ${errors.length - 1} more.`;
  return {
    ...callError('usage', `Nothing was sent. ${first.message}${more}`),
    names: errors.map(({ message }) => message),
  };
}

/**
 * What is missing before a trunk is made or changed; null where nothing is.
 *
 * @param same other trunks that lead to the same peers
 */
export function missingForTrunk(
  same: readonly Trunk[],
  given: { yes: boolean; another: boolean },
): CallError | null {
  const names = [
    ...(same.length > 0 && !given.another ? ['--another'] : []),
    ...(given.yes ? [] : ['--yes']),
  ];
  if (names.length === 0) return null;
  const message = names.includes('--another')
    ? `Nothing was sent: trunk ${same.map(trunkWords).join(', ')} leads to the same peers already; use that one, or allow another with ${names.join(' ')}.`
    : 'Nothing was sent: look at what would be done, then allow it with --yes.';
  return { ...callError('consent-missing', message), names };
}

/** A trunk goes only where its id or name was typed. */
export function missingForDelete(trunk: Trunk, typed: string | null): CallError | null {
  const names = [trunk.id, ...(trunk.name === null ? [] : [trunk.name])];
  if (typed !== null && names.some((name) => nameKey(name) === nameKey(typed))) return null;
  const wrong = typed === null ? '' : `"${typed}" is neither its id nor its name; `;
  return {
    ...callError(
      'consent-missing',
      `Nothing was sent: ${wrong}deleting trunk ${trunkWords(trunk)} takes its extensions with it, so type its id or name: --yes-delete ${trunk.name ?? trunk.id}.`,
    ),
    names: ['--yes-delete'],
  };
}
