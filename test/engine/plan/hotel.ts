import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { LiveSketch } from '../../support/live-state.ts';
import { liveState, PROPERTY } from '../../support/live-state.ts';

/** A property with these units, each given by its path such as `Floor 1/101`, which is its id as well. */
export function hotel(paths: readonly string[], sketch: LiveSketch = {}): LiveState {
  const live = liveState({ trunks: { T1: 'ACTIVE' }, ...sketch });
  const units = new Map<string, Unit>();
  for (const path of paths) {
    const steps = path.split('/');
    for (const [at, name] of steps.entries()) {
      const id = steps.slice(0, at + 1).join('/');
      const parentId = at === 0 ? PROPERTY.id : steps.slice(0, at).join('/');
      units.set(id, { id, name, level: at + 2, parentId });
    }
  }
  live.units = [...units.values()];
  for (const id of units.keys()) {
    live.profiles.set(id, null);
    live.booksOfUnit.set(id, []);
  }
  return live;
}
