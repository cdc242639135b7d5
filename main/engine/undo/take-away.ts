import { isEnabled } from '../../../shared/domain/live.ts';
import type { CallingRule } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import type { UndoLook } from './undo-look.ts';
import { refusalOf } from './undo-look.ts';
import type { EffectOf } from './undo-source.ts';
import { asBefore, changedSince, sentUndo } from './undo-step.ts';
import type { UndoneSoFar } from './undone-so-far.ts';
import { renamedSince } from './undo-names.ts';

const MOST_NAMED = 3;

/** Takes a book away that the job made, unless others use it by now. */
export function takeBook(
  effect: EffectOf<'addressBook.create'>,
  done: UndoneSoFar,
  look: UndoLook,
): Step {
  const book = look.books.get(effect.remoteId ?? '');
  if (!book) return asBefore(effect);
  const units = mustBeRead(look.live.unitsOfBook.get(book.id), `The units of "${book.name}"`);
  const contacts = mustBeRead(look.live.contacts.get(book.id), `The contacts of "${book.name}"`);
  const callers = units.filter((id) => !done.leaves(book.id, id));
  const people = contacts.filter(({ id }) => !done.deletes(id));
  const reason =
    renamedSince(effect.write.name, book.name) ??
    kept(
      'The address book',
      'has',
      people.map(({ name }) => `"${name}"`),
    ) ??
    kept(
      'The address book',
      'is used by',
      callers.map((id) => (look.index.units.has(id) ? look.finder.pathOf(id) : 'a unit elsewhere')),
    ) ??
    refusalOf(book.id, look);
  if (reason !== null) return changedSince(effect, reason);
  const write = { op: 'addressBook.delete', addressBookId: book.id } as const;
  return sentUndo(effect, { action: 'remove', write, after: null, remoteId: book.id });
}

/** Takes a profile away that the job made, unless others call it or let something ring there by now. */
export function takeProfile(
  effect: EffectOf<'profile.create'>,
  done: UndoneSoFar,
  look: UndoLook,
): Step {
  const id = effect.remoteId ?? '';
  const { unitId, name } = effect.write;
  const live = look.index.units.has(unitId)
    ? mustBeRead(look.live.profiles.get(unitId), `The profile of ${effect.step.key}`)
    : null;
  if (live?.id !== id) return asBefore(effect);
  // Services of old do not tell what a profile is called.
  const renamed = name === null || live.name === null ? null : renamedSince(name, live.name);
  if (renamed !== null) {
    const now = { room: effect.step.key, displayName: live.name ?? '' };
    return changedSince(effect, renamed, now);
  }
  const users = usersOf(id, done, look);
  const reason = kept('The profile', 'is used by', users);
  if (reason !== null) return changedSince(effect, reason);
  const write = { op: 'profile.delete', profileId: id } as const;
  return sentUndo(effect, { action: 'remove', write, after: null, remoteId: id });
}

/** Takes a unit away that the job made, unless something lies in it by now. */
export function takeUnit(effect: EffectOf<'unit.create'>, done: UndoneSoFar, look: UndoLook): Step {
  const unit = look.index.units.get(effect.remoteId ?? '');
  if (!unit) return asBefore(effect);
  const { live, finder, books } = look;
  const profile = mustBeRead(live.profiles.get(unit.id), `The profile of ${effect.step.key}`);
  const associated = mustBeRead(done.booksOf(unit.id), `The address books of ${effect.step.key}`);
  const below = live.units.filter(
    ({ id, parentId }) => parentId === unit.id && !done.deletesUnit(id),
  );
  const holds = [
    ...below.map(({ id }) => finder.pathOf(id)),
    ...(profile && !done.deletesProfile(profile.id) ? ['a communication profile'] : []),
    ...associated
      .filter((id) => !done.leaves(id, unit.id))
      .map((id) => `the address book "${books.get(id)?.name ?? id}"`),
  ];
  const reason = renamedSince(effect.write.name, unit.name) ?? kept('The unit', 'has', holds);
  if (reason !== null) return changedSince(effect, reason);
  const write = { op: 'unit.delete', unitId: unit.id } as const;
  return sentUndo(effect, { action: 'remove', write, after: null, remoteId: unit.id });
}

function reverse({ profileId, targetProfileId }: CallingRule) {
  return { profileId: targetProfileId, targetProfileId: profileId };
}

/** Why something stays; null where nothing speaks against taking it away. */
function kept(what: string, verb: string, others: readonly string[]): string | null {
  if (others.length === 0) return null;
  const named = others.slice(0, MOST_NAMED).join(', ');
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return `${what} ${verb} ${named}${more} by now, so it is kept.`;
}

/** All that leads to a profile and stays, as far as it can be seen. */
function usersOf(profileId: string, done: UndoneSoFar, look: UndoLook): string[] {
  const { live, books } = look;
  const isOurs = (rule: CallingRule): boolean =>
    isEnabled(rule.value) && (rule.profileId === profileId || rule.targetProfileId === profileId);
  const blocks = [...live.blocks.values()].flat().filter(isOurs);
  const dropIns = [...live.dropIns.values()].flat().filter(isOurs);
  return [
    ...done
      .callersOf(profileId)
      .filter(({ id }) => !done.deletes(id) && !done.leadsElsewhere(id))
      .map(({ name, addressBookId }) => `"${name}" of "${books.get(addressBookId)?.name ?? ''}"`),
    ...[...live.extensions.values()]
      .flat()
      .filter((one) => one.profileId === profileId && !done.frees('extension', one))
      .map(({ extension }) => `extension ${extension}`),
    ...[...live.externalUsers.values()]
      .flat()
      .filter((one) => one.profileId === profileId && !done.frees('user', one))
      .map(({ externalUserId }) => `external user ${externalUserId}`),
    // A service that makes blocks both ways takes them away both ways.
    ...blocks
      .filter((rule) => !done.turnsOff('block', rule) && !done.turnsOff('block', reverse(rule)))
      .map(() => 'a blocking rule'),
    ...dropIns.filter((rule) => !done.turnsOff('dropIn', rule)).map(() => 'a drop-in rule'),
    ...[...live.inboundCalling.values()]
      .filter(
        (one) => one?.profileId === profileId && isEnabled(one.status) && !done.endsInbound(one),
      )
      .map(() => 'somebody who may call it'),
  ];
}
