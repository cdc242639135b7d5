import type { Limits } from '../../../shared/domain/settings.ts';

/** What the rules are checked with. */
export type CheckContext = {
  /** ISO country of numbers without a country code; null where nobody said. */
  country: string | null;
  limits: Limits;
};
