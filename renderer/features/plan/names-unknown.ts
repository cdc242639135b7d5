import type { Problem } from '../../../shared/domain/problem.ts';

/** A name that cells give a room and the property does not, or gives to several. */
export type NameUnknown = { name: string; rows: number; near: string[] };

const CODES: ReadonlySet<string> = new Set(['room.not-found', 'room.ambiguous']);
const FIELDS: ReadonlySet<string | null> = new Set(['room', 'targetRoom']);

/** The names that could be said to mean a room, each once. */
export function namesUnknown(problems: readonly Problem[]): NameUnknown[] {
  const names = new Map<string, NameUnknown>();
  for (const { code, field, found, near = [] } of problems) {
    if (!CODES.has(code) || !FIELDS.has(field) || found === '') continue;
    const known = names.get(found);
    if (known === undefined) names.set(found, { name: found, rows: 1, near });
    else known.rows += 1;
  }
  return [...names.values()];
}
