import type { FieldName } from '../../../shared/domain/fields.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';

/** What the shapings of a sheet mean for its columns. */
export type Feeds = {
  /** Fields that are made from columns, so that no column is given them of itself. */
  made: ReadonlySet<FieldName>;
  /** Fields that have a value without a column. */
  constant: ReadonlySet<FieldName>;
  /** Columns of which fields are made, with a reason for people; they feed nothing else of themselves. */
  used: ReadonlyMap<number, string>;
};

export const NO_FEEDS: Feeds = { made: new Set(), constant: new Set(), used: new Map() };

export function feedsOf(shapings: readonly Shaping[], sheet: string): Feeds {
  const here = shapings.filter((shaping) => shaping.sheet === sheet);
  if (here.length === 0) return NO_FEEDS;
  const made = new Set<FieldName>();
  const constant = new Set<FieldName>();
  const used = new Map<number, string>();
  for (const shaping of here) {
    if (shaping.do === 'constant') constant.add(shaping.field);
    if (shaping.do === 'split') {
      for (const field of shaping.into) if (field !== null) made.add(field);
      used.set(shaping.column, 'You split this column into fields.');
    }
    if (shaping.do === 'join') {
      made.add(shaping.field);
      for (const column of shaping.columns) {
        used.set(column, 'You joined this column with another.');
      }
    }
  }
  return { made, constant, used };
}

/** Fields that a shaping writes to. */
export function fieldsOf(shaping: Shaping): FieldName[] {
  if (shaping.do !== 'split') return [shaping.field];
  return shaping.into.filter((field) => field !== null);
}
