/**
 * What a word of a header may speak of, whatever its language. Vocabularies give words their concepts;
 * `field-patterns.ts` gives concepts their fields.
 */
export const CONCEPTS = [
  'room',
  'unit',
  'floor',
  /** A part of a floor: wing, ward, section. */
  'area',
  'building',
  'display',
  'name',
  'book',
  'listed',
  'extension',
  'trunk',
  'external',
  'contact',
  'phone',
  'mobile',
  'profile',
  'provider',
  'service',
  'rule',
  'target',
  'value',
  'new',
  'action',
  'call',
  'location',
  'group',
  /** Groups of staff and trade, which are no address books: department, company, category. */
  'department',
  /** Houses and companies by what they are: vendor, hospital, school. */
  'firm',
  /** Names that systems give their users; PBXs put extensions into them. */
  'account',
  /** Common words that hardly tell anything: number, no, code, text, the. */
  'number',
  'id',
  'idle',
  /** An ordinal above one: second, other, alternate. */
  'other',
  /** A part of somebody's name, first or last; PBX exports put rooms into them. */
  'given',
  /** What Bellhop must not take: guests, dates, prices, remarks. */
  'foreign',
  /** What only a PBX knows of a telephone: ports, passwords, classes of service. */
  'pbx',
  /** What lists of guests, patients and bookings tell: arrival, nights, reservation. */
  'stay',
  /** What lists of an employer's people tell: job title, personnel number. */
  'staff',
  /** What lists of things to do tell: priority, assignee. */
  'task',
] as const;
export type Concept = (typeof CONCEPTS)[number];

const WEIGHTS: Readonly<Partial<Record<Concept, number>>> = {
  idle: 0.05,
  value: 0.05,
  number: 0.2,
  id: 0.2,
  name: 0.2,
  new: 0.2,
  other: 0.3,
  department: 3,
  account: 0.2,
  firm: 0.8,
  pbx: 0.05,
  stay: 0.05,
  staff: 0.05,
  task: 0.05,
  given: 3,
  foreign: 3,
};

/** What a word counts for in a header: how much of the header it explains. */
export function weightOf(concept: Concept): number {
  return WEIGHTS[concept] ?? 1;
}
