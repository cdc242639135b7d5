import type { WishRow } from './wish-row.ts';

/** A row about calling rules, inbound calling or external users, whatever its action. */
export function wishCallingRow({
  row,
  wishes,
}: WishRow<'callingRules' | 'inboundCalling' | 'externalUsers'>): void {
  wishes.calling.rows.push(row);
}
