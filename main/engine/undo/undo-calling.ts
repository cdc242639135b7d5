import { inboundKey, isEnabled } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import { NEEDS_MESSAGES } from '../plan/plan-inbound.ts';
import type { UndoLook } from './undo-look.ts';
import { hasProfile, refOf } from './undo-look.ts';
import type { EffectOf } from './undo-source.ts';
import { asBefore, changedSince, heldBack, sentUndo } from './undo-step.ts';

/** Turns a rule round: what was never set ends switched off, which the service cannot tell from nothing. */
export function undoRule(effect: EffectOf<'block.set' | 'dropIn.set'>, look: UndoLook): Step {
  const { op, profileId, targetProfileId, value } = effect.write;
  const profile = refOf(profileId, look);
  const target = refOf(targetProfileId, look);
  const rules = op === 'block.set' ? look.live.blocks : look.live.dropIns;
  const isOn = (): boolean =>
    'id' in profile &&
    'id' in target &&
    hasProfile(profile.id, look) &&
    mustBeRead(rules.get(profile.id), `The rules of the profile ${profile.id}`).some(
      (rule) => rule.targetProfileId === target.id && isEnabled(rule.value),
    );
  if (isEnabled(value)) {
    if (!isOn()) return asBefore(effect);
    const off = { op, profile, target, value: 'DISABLED' } as const;
    return sentUndo(effect, { action: 'remove', write: off, after: null });
  }
  if (isOn()) return asBefore(effect);
  if (!hasProfile(profileId, look) || !hasProfile(targetProfileId, look)) {
    return changedSince(
      effect,
      'One of its two rooms has no communication profile any more.',
      null,
    );
  }
  const on = { op, profile, target, value: 'ENABLED' } as const;
  return sentUndo(effect, { action: 'create', write: on });
}

/** Ends somebody's calling in, or lets them call again; either sends a message to a person. */
export function undoInbound(
  effect: EffectOf<'inboundCalling.create' | 'inboundCalling.delete'>,
  look: UndoLook,
): Step {
  const { op, profileId, contactId } = effect.write;
  const profile = refOf(profileId, look);
  const contact = refOf(contactId, look);
  const known =
    'id' in profile && 'id' in contact
      ? mustBeRead(
          look.live.inboundCalling.get(inboundKey(profile.id, contact.id)),
          `The inbound calling of ${contact.id}`,
        )
      : null;
  const isLive = known !== null && isEnabled(known.status);
  if (isLive === (op === 'inboundCalling.delete')) return asBefore(effect);
  if (op === 'inboundCalling.delete' && !hasProfile(profileId, look)) {
    return changedSince(effect, 'The room has no communication profile any more.', null);
  }
  if (!look.options.allowMessages) return heldBack(effect, NEEDS_MESSAGES);
  return op === 'inboundCalling.create'
    ? sentUndo(effect, {
        action: 'remove',
        write: { op: 'inboundCalling.delete', profileId, contactId },
        after: null,
      })
    : sentUndo(effect, {
        action: 'create',
        write: { op: 'inboundCalling.create', profile, contact },
      });
}
