import type { ContactAddress, LiveState } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { UndoLook } from './undo-look.ts';
import type { Effect } from './undo-source.ts';

/**
 * The steps of an undo with what each of them needs, in an order that the service takes: what came
 * later goes earlier, what others refer to comes back first, and nothing goes while something of the
 * same undo still hangs on it.
 *
 * @param stepsOf by the id of an effect's step; the first is the object itself
 */
export function orderUndo(
  effects: readonly Effect[],
  stepsOf: ReadonlyMap<string, readonly Step[]>,
  look: UndoLook,
): Step[] {
  const all = effects.toReversed().flatMap(({ step }) => stepsOf.get(step.id) ?? []);
  const sent = new Set(all.flatMap(({ id, write }) => (write ? [id] : [])));
  const needs = new Map(all.map(({ id }) => [id, new Set<string>()]));
  const add = (step: string, need: string): void => {
    if (step !== need && sent.has(step) && sent.has(need)) needs.get(step)?.add(need);
  };
  for (const [step, need] of reversed(effects, stepsOf, sent)) add(step, need);
  const hangs = whatHangs(all, look);
  for (const step of all) {
    if (!step.write) continue;
    for (const ref of refsOf(step.write)) if ('step' in ref) add(step.id, ref.step);
    for (const need of hangs(step.write)) add(step.id, need);
  }
  return inOrder(all.map((step) => ({ ...step, needs: [...(needs.get(step.id) ?? [])] })));
}

/**
 * Of two steps of which one needed the other, the later is taken back first. Two removals are left out:
 * what comes back waits for what it refers to, not for all that went after it.
 */
function* reversed(
  effects: readonly Effect[],
  stepsOf: ReadonlyMap<string, readonly Step[]>,
  sent: ReadonlySet<string>,
): Generator<[step: string, need: string]> {
  const dependents = new Map<string, Effect[]>();
  for (const effect of effects) {
    for (const need of effect.step.needs) {
      const held = dependents.get(need);
      if (held) held.push(effect);
      else dependents.set(need, [effect]);
    }
  }
  for (const { step } of effects) {
    if (!sent.has(step.id)) continue;
    // What is not sent is passed over, to those that needed it.
    const seen = new Set<string>();
    const open = [...(dependents.get(step.id) ?? [])];
    for (let later = open.pop(); later; later = open.pop()) {
      if (seen.has(later.step.id)) continue;
      seen.add(later.step.id);
      if (step.action === 'remove' && later.step.action === 'remove') continue;
      const ids = (stepsOf.get(later.step.id) ?? []).map(({ id }) => id);
      if (ids.some((id) => sent.has(id))) for (const id of ids) yield [step.id, id];
      else open.push(...(dependents.get(later.step.id) ?? []));
    }
  }
}

/** Ids of the steps that must be done before a write, since they take off what hangs on its object. */
function whatHangs(
  steps: readonly Step[],
  { live, contacts }: UndoLook,
): (write: StepWrite) => string[] {
  const known = new Map<string, string[]>();
  const note = (id: string, ...keys: (string | null)[]): void => {
    for (const key of keys) {
      if (key === null) continue;
      const held = known.get(key);
      if (held) held.push(id);
      else known.set(key, [id]);
    }
  };
  const unitOf = unitsByProfile(live);
  for (const { id, write } of steps) {
    switch (write?.op) {
      case 'contact.delete':
        note(id, `book ${write.addressBookId}`, called(contacts.get(write.contactId)?.address));
        break;
      case 'contact.update':
        note(id, called(contacts.get(write.contactId)?.address));
        break;
      case 'contact.create': {
        const { address } = write.contact;
        if (address.kind === 'profile') note(id, `lists ${keyOf(address.profile)}`);
        break;
      }
      case 'association.create':
        note(id, `joins ${keyOf(write.unit)}`);
        break;
      case 'association.delete':
        note(id, `book ${write.addressBookId}`, `unit ${write.unitId}`);
        break;
      case 'extension.unmap':
      case 'extension.remap': {
        const mapping = live.extensions
          .get(write.trunkId)
          ?.find(({ extension }) => extension === write.extension);
        note(id, mapping ? `profile ${mapping.profileId}` : null);
        break;
      }
      case 'externalUser.delete':
      case 'externalUser.update': {
        const { serviceProviderId, externalUserId } = write;
        const all = [
          ...(live.externalUsers.get(serviceProviderId) ?? []),
          ...live.externalUsersById.values(),
        ];
        const user = all.find(
          (one) =>
            one?.serviceProviderId === serviceProviderId && one.externalUserId === externalUserId,
        );
        note(id, user ? `profile ${user.profileId}` : null);
        break;
      }
      case 'block.set':
      case 'dropIn.set':
        if (write.value === 'DISABLED') {
          note(id, `profile ${keyOf(write.profile)}`, `profile ${keyOf(write.target)}`);
        }
        break;
      case 'inboundCalling.delete': {
        const unit = unitOf.get(write.profileId);
        note(id, `profile ${write.profileId}`, `caller ${write.contactId}`);
        if (unit !== undefined) note(id, `callers of ${unit}`);
        break;
      }
      case 'profile.delete': {
        const unit = unitOf.get(write.profileId);
        if (unit !== undefined) note(id, `unit ${unit}`);
        break;
      }
      case 'unit.delete': {
        const parent = live.units.find((unit) => unit.id === write.unitId)?.parentId;
        note(id, typeof parent === 'string' ? `unit ${parent}` : null);
        break;
      }
      default:
    }
  }
  const of = (key: string): string[] => known.get(key) ?? [];
  return (write) => {
    switch (write.op) {
      case 'contact.delete':
        return of(`caller ${write.contactId}`);
      case 'association.delete':
        return of(`callers of ${write.unitId}`);
      case 'addressBook.delete':
        return of(`book ${write.addressBookId}`);
      case 'profile.delete': {
        const unit = unitOf.get(write.profileId) ?? '';
        const associations = of(`unit ${unit}`);
        return [...of(`profile ${write.profileId}`), ...associations];
      }
      case 'unit.delete':
        return of(`unit ${write.unitId}`);
      case 'inboundCalling.create':
        return joinsOf(write.profile);
      case 'dropIn.set':
        if (write.value === 'DISABLED') return [];
        return [write.profile, write.target].flatMap((ref) => [
          ...of(`lists ${keyOf(ref)}`),
          ...joinsOf(ref),
        ]);
      default:
        return [];
    }
  };

  /** Associations that come back to the unit of a profile. */
  function joinsOf(profile: IdRef): string[] {
    const brought = 'step' in profile ? steps.find(({ id }) => id === profile.step)?.write : null;
    if (brought?.op === 'profile.create') return of(`joins ${keyOf(brought.unit)}`);
    const unit = 'id' in profile ? unitOf.get(profile.id) : undefined;
    return unit === undefined ? [] : of(`joins ${unit}`);
  }
}

function unitsByProfile(live: LiveState): Map<string, string> {
  return new Map(
    [...live.profiles.values(), ...live.otherProfiles.values()].flatMap((profile) =>
      profile ? [[profile.id, profile.unitId] as const] : [],
    ),
  );
}

function called(address: ContactAddress | undefined): string | null {
  return address?.kind === 'profile' ? `profile ${address.profileId}` : null;
}

function keyOf(ref: IdRef): string {
  return 'id' in ref ? ref.id : ref.step;
}

/** Every reference of a write. */
function refsOf(write: StepWrite): IdRef[] {
  switch (write.op) {
    case 'unit.create':
      return [write.parent];
    case 'profile.create':
      return [write.unit];
    case 'contact.create':
    case 'contact.update': {
      const { address } = write.contact;
      return [
        ...('book' in write ? [write.book] : []),
        ...(address.kind === 'profile' ? [address.profile] : []),
      ];
    }
    case 'association.create':
      return [write.book, write.unit];
    case 'extension.map':
    case 'extension.remap':
    case 'externalUser.create':
    case 'externalUser.update':
      return [write.profile];
    case 'block.set':
    case 'dropIn.set':
      return [write.profile, write.target];
    case 'inboundCalling.create':
      return [write.profile, write.contact];
    default:
      return [];
  }
}

/** Each step after those that it needs, otherwise as they came. */
function inOrder(steps: readonly Step[]): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered = new Set<Step>();
  const entered = new Set<string>();
  const enter = (step: Step): void => {
    if (entered.has(step.id)) return;
    entered.add(step.id);
    for (const need of step.needs) {
      const first = byId.get(need);
      if (first) enter(first);
    }
    ordered.add(step);
  };
  for (const step of steps) enter(step);
  return [...ordered];
}
