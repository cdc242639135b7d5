import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import { runConsents } from '../../../shared/domain/settings.ts';
import type { RunConsents } from '../../../shared/domain/settings.ts';
import { isTypedName } from '../../../shared/domain/typed-name.ts';
import { countOf, formatCount, joined } from '../../ui/format.ts';
import { changesOf } from './plan-sentence.ts';

/** Nothing is given before somebody gives it. */
export const noConsents: RunConsents = runConsents.parse({});

export type Consent = keyof RunConsents;

/** What this plan may not be run without; the program refuses it too. */
export function consentsNeeded(view: Pick<PlanView, 'counts' | 'rooms'>): Consent[] {
  return [
    // A plan that sends nothing harms no property.
    ...(isElsewhere(view) && changesOf(view) > 0 ? (['yesProperty'] as const) : []),
    ...(view.counts.remove > 0 ? (['yesDelete'] as const) : []),
    ...(view.counts.confirm > 0 ? (['allowOverwrite'] as const) : []),
  ];
}

/** Those that were not given yet, or not by the right name. */
export function consentsMissing(
  view: Pick<PlanView, 'counts' | 'rooms' | 'property'>,
  given: RunConsents,
): Consent[] {
  return consentsNeeded(view).filter((consent) => {
    if (consent === 'allowOverwrite') return !given.allowOverwrite;
    return !isTypedName(given[consent], view.property.name);
  });
}

/** Most rooms of the file are not here, so it was probably made for another property. */
export function isElsewhere({ rooms }: Pick<PlanView, 'rooms'>): boolean {
  return rooms !== null && rooms.found * 2 < rooms.named;
}

/** `Only 12 of the 240 rooms in this file exist in Hotel Example` */
export function elsewhereSentence({ named, found }: NonNullable<PlanView['rooms']>, hotel: string) {
  if (named === 1) return `The one room in this file does not exist in ${hotel}`;
  if (found === 0) return `None of the ${formatCount(named)} rooms in this file exists in ${hotel}`;
  return `Only ${formatCount(found)} of the ${formatCount(named)} rooms in this file ${found === 1 ? 'exists' : 'exist'} in ${hotel}`;
}

/** What a field asks for, beside the button that waits for it. */
const ASKED: Record<Consent, string> = {
  yesProperty: 'that this is the right property',
  yesDelete: 'what is removed',
  allowOverwrite: 'what is overwritten',
};

/** `First confirm what is removed.`; null where nothing is missing. */
export function missingSentence(missing: readonly Consent[]): string | null {
  if (missing.length === 0) return null;
  return `First confirm ${joined(missing.map((consent) => ASKED[consent]))}.`;
}

/** `This plan removes 12 things from Hotel Example` */
export function removalTitle(view: Pick<PlanView, 'counts' | 'property'>): string {
  return `This plan removes ${countOf(view.counts.remove, 'thing')} from ${view.property.name}`;
}
