import type { Market } from '../../../shared/domain/offered.ts';
import type { Limits } from '../../../shared/domain/settings.ts';

/**
 * What the rules are checked with. `country` (ISO) is that of numbers without a country code too; it and
 * the vertical are null where nobody said.
 */
export type CheckContext = Market & { limits: Limits };
