import { z } from 'zod';
import { RULE_VALUES } from './live.ts';

/** An id that is known, or one that the step of this id will bring. */
export const idRef = z.union([z.object({ id: z.string() }), z.object({ step: z.string() })]);
export type IdRef = z.infer<typeof idRef>;

/** Where a contact leads, before every id is known. */
export const plannedAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phones'), numbers: z.array(z.string()) }),
  z.object({ kind: z.literal('profile'), profile: idRef }),
  z.object({ kind: z.literal('provider'), providerId: z.string() }),
]);
export type PlannedAddress = z.infer<typeof plannedAddress>;
export const plannedContact = z.object({ name: z.string(), address: plannedAddress });
export type PlannedContact = z.infer<typeof plannedContact>;

const rule = { profile: idRef, target: idRef, value: z.enum(RULE_VALUES) };
const mapping = { trunkId: z.string(), extension: z.string() };
const external = { serviceProviderId: z.string(), externalUserId: z.string() };

/** The one effect of a step, in terms of the service. Null on steps that are never sent. */
export const stepWrite = z.discriminatedUnion('op', [
  z.object({ op: z.literal('unit.create'), parent: idRef, name: z.string() }),
  z.object({ op: z.literal('unit.rename'), unitId: z.string(), name: z.string() }),
  z.object({ op: z.literal('unit.delete'), unitId: z.string() }),
  z.object({
    op: z.literal('profile.create'),
    unit: idRef,
    /** Null: a profile that is there keeps its name, and a new one gets the service's own. */
    name: z.string().nullable(),
  }),
  z.object({ op: z.literal('profile.rename'), profileId: z.string(), name: z.string() }),
  z.object({ op: z.literal('profile.delete'), profileId: z.string() }),
  z.object({ op: z.literal('addressBook.create'), name: z.string() }),
  z.object({ op: z.literal('addressBook.rename'), addressBookId: z.string(), name: z.string() }),
  z.object({ op: z.literal('addressBook.delete'), addressBookId: z.string() }),
  z.object({ op: z.literal('contact.create'), book: idRef, contact: plannedContact }),
  z.object({
    op: z.literal('contact.update'),
    addressBookId: z.string(),
    contactId: z.string(),
    contact: plannedContact,
  }),
  z.object({
    op: z.literal('contact.delete'),
    addressBookId: z.string(),
    contactId: z.string(),
  }),
  z.object({ op: z.literal('association.create'), book: idRef, unit: idRef }),
  z.object({
    op: z.literal('association.delete'),
    addressBookId: z.string(),
    unitId: z.string(),
  }),
  z.object({ op: z.literal('extension.map'), ...mapping, profile: idRef }),
  z.object({ op: z.literal('extension.remap'), ...mapping, profile: idRef }),
  z.object({ op: z.literal('extension.unmap'), ...mapping }),
  /** The target cannot call the profile. */
  z.object({ op: z.literal('block.set'), ...rule }),
  /** The target may drop in on the profile. */
  z.object({ op: z.literal('dropIn.set'), ...rule }),
  z.object({ op: z.literal('inboundCalling.create'), profile: idRef, contact: idRef }),
  z.object({
    op: z.literal('inboundCalling.delete'),
    profileId: z.string(),
    contactId: z.string(),
  }),
  z.object({ op: z.literal('externalUser.create'), ...external, profile: idRef }),
  z.object({ op: z.literal('externalUser.update'), ...external, profile: idRef }),
  z.object({ op: z.literal('externalUser.delete'), ...external }),
]);
export type StepWrite = z.infer<typeof stepWrite>;

const earlier = z.looseObject({
  op: z.enum(['profile.create', 'association.create']),
  unitId: z.string(),
});

/** Plans and jobs of Bellhop 0.1 name units by id only, since rooms were never created. */
export function withUnitRefs(write: unknown): unknown {
  const found = earlier.safeParse(write);
  if (!found.success) return write;
  const { unitId, ...rest } = found.data;
  return { ...rest, unit: { id: unitId } };
}
