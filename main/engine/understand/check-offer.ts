import type { FieldName } from '../../../shared/domain/fields.ts';
import { isOffered } from '../../../shared/domain/offered.ts';
import type { Feature, Market } from '../../../shared/domain/offered.ts';
import { ruleOf } from './calling-words.ts';
import type { Draft } from './draft.ts';
import { report } from './draft.ts';
import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** A cell that makes use of something which the service offers in some countries or verticals only. */
export type FeatureUse = { field: FieldName; feature: Feature };

/**
 * Tells what the account's country or vertical does not offer, before any request is spent on it.
 *
 * @returns what nobody can tell, since the country or vertical is not known
 */
export function checkOffers(draft: Draft, market: Market): FeatureUse[] {
  const unknown: FeatureUse[] = [];
  for (const use of featuresOf(draft)) {
    if (!draft.sends(use.field)) continue;
    const offered = isOffered(use.feature, market);
    if (offered === false) report(draft, use.field, notOffered(use.feature, market));
    // Where the country is known and nothing is documented, nobody could say more.
    if (offered === null && !(use.feature === 'phoneNumbers' && market.country !== null)) {
      unknown.push(use);
    }
  }
  return unknown;
}

function featuresOf({ row: { kind }, values }: Draft): FeatureUse[] {
  const has = (field: FieldName, feature: Feature): FeatureUse[] =>
    values[field] === undefined ? [] : [{ field, feature }];
  switch (kind) {
    case 'rooms':
      return [...has('extension', 'pbx'), ...has('externalUser', 'externalUsers')];
    case 'contacts':
      return [
        ...has('phone1', 'phoneNumbers'),
        ...has('phone2', 'phoneNumbers'),
        ...has('phone3', 'phoneNumbers'),
        ...has('providerContact', 'externalUsers'),
      ];
    case 'extensions':
      return has('extension', 'pbx');
    case 'callingRules': {
      const rule = ruleOf(values.rule ?? '');
      return rule === null ? [] : has('rule', rule);
    }
    case 'inboundCalling':
      return has('contact', 'inboundCalling');
    case 'externalUsers':
      return has('externalUser', 'externalUsers');
    case 'addressBooks':
    case 'associations':
      return [];
  }
}

/** What a feature is called at the head of a sentence, and where it is offered. */
const FEATURES: Readonly<Record<Feature, readonly [name: string, where: string]>> = {
  phoneNumbers: ['Phone numbers of contacts', 'everywhere but in France'],
  inboundCalling: ['Inbound calling', 'in senior living, and in Japan in hospitality'],
  block: ['Blocking', 'in the US'],
  dropIn: ['Drop-in', 'in healthcare in the US'],
  pbx: ['SIP trunks and extensions', 'in the US'],
  externalUsers: [
    'External users and provider contacts',
    'in the US, and in hospitality and senior living in the UK, France, Germany, Italy and Spain',
  ],
};

function notOffered(feature: Feature, market: Market): Finding {
  const [name, where] = FEATURES[feature];
  return error(
    'offer.not-offered',
    `${name} ${isMany(feature) ? 'are' : 'is'} offered ${where}, and the account is for ${placeOf(market)}.`,
    'Empty the cell or leave the row out (Action skip); if the account is for elsewhere, correct its country and vertical.',
  );
}

/** Says that nobody can tell whether the account is offered it. */
export function notKnown(feature: Feature, { country, vertical }: Market): Finding {
  const [name, where] = FEATURES[feature];
  const what =
    country === null
      ? 'the country of the account is not known'
      : vertical === null
        ? 'the vertical of the account is not known'
        : `nothing is documented for ${country}`;
  return warning(
    'offer.unknown',
    `${name} ${isMany(feature) ? 'are' : 'is'} offered ${where}, and ${what}, so the service may refuse this here and in any row below.`,
    'Set the country and the vertical of the account (BELLHOP_COUNTRY, BELLHOP_VERTICAL) to have it checked.',
  );
}

function isMany(feature: Feature): boolean {
  return feature === 'phoneNumbers' || feature === 'pbx' || feature === 'externalUsers';
}

function placeOf({ country, vertical }: Market): string {
  const trade = vertical === null ? '' : ` (${vertical})`;
  return `${country ?? 'a country that is not known'}${trade}`;
}
