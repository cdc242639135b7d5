import { notKnown } from './check-offer.ts';
import type { FeatureUse } from './check-offer.ts';
import { reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';

/** Once a sheet and feature: that it cannot be told whether the account is offered it. */
export const unknownOffer: KeyedRule = {
  alone: true,
  keysOf: ({ row, unknownOffers }) => unknownOffers.map((use) => keyOf(row.sheet, use)),
  check([first], context, report, key) {
    const use = first?.unknownOffers.find((one) => keyOf(first.row.sheet, one) === key);
    if (first && use) reportAt(report, first, use.field, notKnown(use.feature, context));
  },
  // Which row stands first is all that counts, and rows keep their places.
  reads: ({ unknownOffers }) => JSON.stringify(unknownOffers),
};

/** The three columns of phone numbers count as one. */
function keyOf(sheet: string, { field, feature }: FeatureUse): string {
  return JSON.stringify([sheet, feature === 'phoneNumbers' ? 'phone' : field, feature]);
}
