import type { Trunk } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';

export type TrunkChoice =
  | { kind: 'found'; trunk: Trunk }
  | { kind: 'none' }
  | { kind: 'not-found' }
  | { kind: 'ambiguous'; trunks: Trunk[] };

/**
 * The trunk of an extension: the one given by id, or by a name that only one has; where none is
 * given the only one there is. Several are never chosen from.
 */
export function chooseTrunk(trunks: readonly Trunk[], given: string | null): TrunkChoice {
  if (given !== null) {
    const byId = trunks.find((trunk) => trunk.id === given);
    if (byId) return { kind: 'found', trunk: byId };
    const named = trunks.filter(({ name }) => name !== null && nameKey(name) === nameKey(given));
    return only(named, 'not-found');
  }
  return only(trunks, 'none');
}

function only(trunks: readonly Trunk[], missing: 'none' | 'not-found'): TrunkChoice {
  const [trunk] = trunks;
  if (!trunk) return { kind: missing };
  return trunks.length === 1
    ? { kind: 'found', trunk }
    : { kind: 'ambiguous', trunks: [...trunks] };
}

/** How a trunk is called before people. */
export function trunkTitle(trunk: Trunk): string {
  return trunk.name ?? trunk.id;
}

/** Only ACTIVE is known to mean usable; a trunk whose status is not told is given the benefit. */
export function isKnownInactive(trunk: Trunk): boolean {
  return trunk.status !== null && trunk.status.toUpperCase() !== 'ACTIVE';
}
