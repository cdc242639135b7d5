import type { ExportedRows, Look } from './exported-rows.ts';

/** Calling rules, inbound calling and external users of the rooms of this property. */
export function callingRows(
  _look: Look,
): Pick<ExportedRows, 'callingRules' | 'inboundCalling' | 'externalUsers'> {
  return { callingRules: [], inboundCalling: [], externalUsers: [] };
}
