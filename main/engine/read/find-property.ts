import type { Failure } from '../../../shared/domain/failure.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Call } from '../ports.ts';
import { nameKey } from '../compare-keys.ts';
import { foldName } from '../rooms/normalise.ts';
import type { ReadStop } from './gather.ts';
import { ask, askAll, isGone } from './gather.ts';

export type PropertyChoice = {
  organization: string | null;
  /** Id or name; null: the only one there is. */
  property: string | null;
};

/** Ids begin like this; names cannot, since a name may hold no full stop. */
const ID_START = 'amzn1.';

/** The property that is meant, by id or by name among those of the organisation. */
export async function findProperty(
  call: Call,
  { organization, property }: PropertyChoice,
  signal: AbortSignal,
): Promise<Result<Unit, Failure>> {
  const context = { call, signal };
  if (property?.startsWith(ID_START)) {
    const asked = await ask(context, 'units.get', { unitId: property });
    if (asked.ok) {
      return asked.value.level === 0
        ? refuse('This id is of an organisation; give the id of a property in it.')
        : asked;
    }
    return isGone(asked.error)
      ? refuse(`There is no property with the id ${property} that this account may see.`)
      : fail(failureOf(asked.error));
  }
  if (organization === null) {
    return fail({
      code: 'bad-request',
      message:
        property === null
          ? 'No property is chosen; set BELLHOP_PROPERTY to its id, or BELLHOP_ORGANIZATION and its name.'
          : `To find the property "${property}" by its name, set BELLHOP_ORGANIZATION too.`,
    });
  }
  const listed = await askAll(
    (page) => ask(context, 'units.list', { parentId: organization, depth: 1, ...page }),
    ({ id }) => id,
  );
  if (!listed.ok) return fail(failureOf(listed.error));
  return choose(listed.value, property);
}

function choose(properties: readonly Unit[], name: string | null): Result<Unit, Failure> {
  if (properties.length === 0) {
    return refuse('The organisation has no property that this account may see.');
  }
  const [only] = properties;
  if (name === null) {
    if (only && properties.length === 1) return ok(only);
    return refuse(
      `The organisation has ${properties.length} properties, so choose one: ${namesOf(properties)}.`,
    );
  }
  const exact = properties.filter((unit) => nameKey(unit.name) === nameKey(name));
  const alike =
    exact.length > 0 ? exact : properties.filter((unit) => foldName(unit.name) === foldName(name));
  const [found] = alike;
  if (!found) {
    return refuse(`The organisation has no property "${name}"; it has ${namesOf(properties)}.`);
  }
  if (alike.length > 1) {
    return refuse(
      `${alike.length} properties are called "${name}"; give the id of one: ${alike.map(({ id }) => id).join(', ')}.`,
    );
  }
  return ok(found);
}

const NAMES_SHOWN = 20;

function namesOf(properties: readonly Unit[]): string {
  const names = properties.map(({ name }) => name).toSorted();
  const more = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function refuse(message: string): Result<never, Failure> {
  return fail({ code: 'not-found', message });
}

/** The failure behind a stop, for those who have no other way of telling it. */
export function failureOf({ result }: ReadStop): Failure {
  return result.kind === 'aborted'
    ? { code: 'unavailable', message: 'The reading was stopped before it was complete.' }
    : result.failure;
}
