import type { CallingRule, RuleValue } from '../../../shared/domain/live.ts';
import { isEnabled } from '../../../shared/domain/live.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { RuleKind, RuleWish } from './calling-wishes.ts';
import { ruleWishKey } from './calling-wishes.ts';
import type { ContactNeeds } from './contact-needs.ts';
import { contactNeeds } from './contact-needs.ts';
import { otherProfile } from './exported-profile.ts';
import type { MergedRule } from './merge-rules.ts';
import { mergeRules } from './merge-rules.ts';
import { idPart } from './names.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { PlanContext, StepStart } from './plan-context.ts';
import { LEFT_AS_IT_IS, mustBeRead, sentStep, shownStep } from './plan-context.ts';
import { needsOf, profileRef } from './profile-ref.ts';

type Rules = {
  merged: ReadonlyMap<string, MergedRule>;
  planned: PlannedSoFar;
  contacts: ContactNeeds;
  context: PlanContext;
};

/**
 * One step for every blocking or drop-in rule, each in its own direction: first those that go, then
 * those that come, then those whose place another one takes.
 */
export function planRules(
  wishes: readonly RuleWish[],
  planned: PlannedSoFar,
  context: PlanContext,
): Step[] {
  const merged = mergeRules(wishes, context);
  const rules: Rules = {
    merged: new Map(merged.map((rule) => [rule.key, rule])),
    planned,
    contacts: contactNeeds(planned, context),
    context,
  };
  return merged
    .toSorted((a, b) => turnOf(a) - turnOf(b))
    .map((rule) => {
      const exported = rule.wishes.flatMap((wish) => wish.exported);
      const reason = otherProfile(exported, context);
      if (reason !== null) return foreign(rule, reason, context);
      return rule.wish.wanted.on ? planOn(rule, rules) : planOff(rule, rules);
    });
}

/** A rule that is left as it is, since its row may speak of other rooms. */
function foreign(rule: MergedRule, reason: string, context: PlanContext): Step {
  const after = shown(rule.wish, rule.wish.wanted.on ? 'on' : 'off', context);
  return shownStep({ ...startOf(rule, context), before: null, after, reason }, 'conflict');
}

function turnOf({ wish: { wanted } }: MergedRule): number {
  if (wanted.on) return 1;
  return wanted.instead === null ? 0 : 2;
}

function planOn(rule: MergedRule, { merged, planned, contacts, context }: Rules): Step {
  const { wish, wishes } = rule;
  const { options, sink } = context;
  const profile = mustBeRead(profileRef(wish.unit, planned, context) ?? undefined, 'A profile');
  const target = mustBeRead(profileRef(wish.target, planned, context) ?? undefined, 'A profile');
  const live = liveRule(wish.rule, profile, target, context);
  const after = shown(wish, 'on', context);
  const start = { ...startOf(rule, context), after };
  if (live && isEnabled(live.value)) return shownStep({ ...start, before: after }, 'unchanged');
  if (!live) {
    for (const { row, action } of wishes) {
      if (action !== 'update') continue;
      sink.add(row, missing(`${wordsOf(wish.rule)} between these rooms`));
    }
  }
  const before = live ? shown(wish, 'off', context) : null;
  const leaves = live !== null || (wish.wanted.on && wish.wanted.moved);
  if (options.existing === 'skip' && leaves) {
    return shownStep({ ...start, before, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  const needs = [
    ...needsOf(profile, target),
    ...(wish.rule === 'dropIn' ? contacts(wish.unit, wish.target) : []),
    ...mirrored(wish, merged, context),
  ];
  const write = writeOf(wish.rule, profile, target, 'ENABLED');
  return sentStep({ ...start, before, needs }, live ? 'change' : 'create', write);
}

function planOff(rule: MergedRule, { merged, planned, context }: Rules): Step {
  const { wish, wishes } = rule;
  const { options, sink } = context;
  const { wanted } = wish;
  const cause = wanted.on ? 'value' : wanted.cause;
  const profile = profileRef(wish.unit, planned, context);
  const target = profileRef(wish.target, planned, context);
  const live = profile && target ? liveRule(wish.rule, profile, target, context) : null;
  const off = shown(wish, 'off', context);
  const start = startOf(rule, context);
  if (!profile || !target || !live || !isEnabled(live.value)) {
    if (!live && cause === 'value') {
      for (const { row, action } of wishes) {
        if (action === 'update') {
          sink.add(row, missing(`${wordsOf(wish.rule)} between these rooms`));
        }
      }
    }
    return shownStep({ ...start, before: off, after: off }, 'unchanged');
  }
  const before = shown(wish, 'on', context);
  if (options.existing === 'skip' && cause !== 'delete') {
    return shownStep({ ...start, before, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  if (cause === 'value' && wishes.some(({ action }) => action === 'create')) {
    const reason = 'The row wants it created switched off, but it is on; leave Action empty.';
    return shownStep({ ...start, before, after: off, reason }, 'conflict');
  }
  const instead = !wanted.on && wanted.instead !== null ? merged.get(wanted.instead) : undefined;
  const needs = instead ? [stepIdOf(instead.wish)] : [];
  const keeps = wish.rule === 'block' && merged.get(reverseKey(wish))?.wish.wanted.on === true;
  const reason = keeps ? MAY_MIRROR : null;
  if (keeps) context.notes.push(`${start.key}: ${MAY_MIRROR}`);
  return sentStep(
    { ...start, before, after: null, needs, reason },
    'remove',
    writeOf(wish.rule, profile, target, 'DISABLED'),
  );
}

const MAY_MIRROR =
  'The block the other way round is to stay on; where the service makes blocks both ways, taking this one away takes both.';

/**
 * A block whose reverse goes in the same plan comes after it: should the service make blocks both ways,
 * what is wanted on stays on.
 */
function mirrored(
  wish: RuleWish,
  merged: ReadonlyMap<string, MergedRule>,
  context: PlanContext,
): string[] {
  const reverse = merged.get(reverseKey(wish));
  if (wish.rule !== 'block' || !reverse || reverse.wish.wanted.on) return [];
  return reverse.wish.wanted.instead === null && context.options.existing !== 'skip'
    ? [stepIdOf(reverse.wish)]
    : [];
}

function reverseKey(wish: RuleWish): string {
  return ruleWishKey({ ...wish, unit: wish.target, target: wish.unit });
}

/** The live rule between two profiles; null where it was never set. */
function liveRule(
  rule: RuleKind,
  profile: IdRef,
  target: IdRef,
  { live }: Pick<PlanContext, 'live'>,
): CallingRule | null {
  if (!('id' in profile) || !('id' in target)) return null;
  const rules = rule === 'block' ? live.blocks : live.dropIns;
  const known = mustBeRead(rules.get(profile.id), `The rules of the profile ${profile.id}`);
  return known.find(({ targetProfileId }) => targetProfileId === target.id) ?? null;
}

function startOf(
  { wish, rows }: Pick<MergedRule, 'wish' | 'rows'>,
  { finder }: Pick<PlanContext, 'finder'>,
): Omit<StepStart, 'before' | 'after'> {
  const { rule, unit, target } = wish;
  return {
    kind: rule,
    id: `${idPart(unit.id)}/${idPart(target.id)}`,
    key: `${finder.pathOf(unit.id)} / ${finder.pathOf(target.id)}`,
    rows,
  };
}

function stepIdOf({ rule, unit, target }: RuleWish): string {
  return `${rule}:${idPart(unit.id)}/${idPart(target.id)}`;
}

function shown(
  { unit, target }: Pick<RuleWish, 'unit' | 'target'>,
  value: 'on' | 'off',
  { finder }: Pick<PlanContext, 'finder'>,
): ShownValues {
  return { room: finder.pathOf(unit.id), targetRoom: finder.pathOf(target.id), value };
}

function writeOf(rule: RuleKind, profile: IdRef, target: IdRef, value: RuleValue): StepWrite {
  return { op: rule === 'block' ? 'block.set' : 'dropIn.set', profile, target, value };
}

function wordsOf(rule: RuleKind): string {
  return rule === 'block' ? 'blocking rule' : 'drop-in rule';
}

function missing(what: string) {
  return {
    code: 'row.missing',
    field: 'action' as const,
    found: 'update',
    message: `There is no ${what} yet, so there is nothing to update.`,
    fix: 'Empty the Action cell to create it.',
  };
}

/** The step that takes a live rule away, for whoever removes a room whole. */
export function removedRule(
  wish: Pick<RuleWish, 'rule' | 'unit' | 'target'>,
  ids: { profileId: string; targetProfileId: string },
  rows: StepStart['rows'],
  context: PlanContext,
): Step {
  const { rule, unit, target } = wish;
  return sentStep(
    {
      kind: rule,
      id: `${idPart(unit.id)}/${idPart(target.id)}`,
      key: `${context.finder.pathOf(unit.id)} / ${context.finder.pathOf(target.id)}`,
      rows,
      before: shown(wish, 'on', context),
      after: null,
    },
    'remove',
    writeOf(rule, { id: ids.profileId }, { id: ids.targetProfileId }, 'DISABLED'),
  );
}
