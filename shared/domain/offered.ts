import type { AccountInfo } from './settings.ts';

/** What the service offers in some countries and to some verticals only. */
export type Feature =
  /** Phone numbers of contacts. */
  | 'phoneNumbers'
  /** Calls from outside contacts, which the service calls reciprocal associations. */
  | 'inboundCalling'
  | 'block'
  | 'dropIn'
  /** SIP trunks and extensions. */
  | 'pbx'
  /** Service providers of one's own and their external users. */
  | 'externalUsers';

/** What decides on that: where an account is used, and for what. */
export type Market = Pick<AccountInfo, 'country' | 'vertical'>;

type Vertical = NonNullable<AccountInfo['vertical']>;
/** `all` and `none` of the verticals that the country has; `unknown` where nothing is documented. */
type Offer = 'all' | 'none' | 'unknown' | readonly Vertical[];
type Offers = Readonly<Record<Feature, Offer>>;

const OUTSIDE_THE_US: Offers = {
  phoneNumbers: 'unknown',
  inboundCalling: ['senior-living'],
  block: 'none',
  dropIn: 'none',
  pbx: 'none',
  externalUsers: ['hospitality', 'senior-living'],
};

/** As the reference of the calling features lists them, by ISO country. */
const BY_COUNTRY: Readonly<Record<string, Offers>> = {
  US: {
    phoneNumbers: 'all',
    inboundCalling: ['senior-living'],
    block: 'all',
    dropIn: ['healthcare'],
    pbx: 'all',
    externalUsers: 'all',
  },
  CA: { ...OUTSIDE_THE_US, phoneNumbers: 'all', externalUsers: 'none' },
  GB: { ...OUTSIDE_THE_US, phoneNumbers: 'all' },
  FR: { ...OUTSIDE_THE_US, phoneNumbers: 'none' },
  DE: OUTSIDE_THE_US,
  IT: OUTSIDE_THE_US,
  ES: OUTSIDE_THE_US,
  JP: {
    ...OUTSIDE_THE_US,
    inboundCalling: ['hospitality', 'senior-living'],
    externalUsers: 'none',
  },
};

/**
 * Whether an account is offered a feature; null where its country or vertical is not known, or where
 * nothing is documented.
 */
export function isOffered(feature: Feature, { country, vertical }: Market): boolean | null {
  const code = country?.toUpperCase();
  const offer = BY_COUNTRY[code === 'UK' ? 'GB' : (code ?? '')]?.[feature] ?? 'unknown';
  if (offer === 'unknown') return null;
  if (offer === 'all' || offer === 'none') return offer === 'all';
  return vertical === null ? null : offer.includes(vertical);
}
