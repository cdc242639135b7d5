import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { harmBytes, harmText, harmXml } from './harm.ts';
import { HARMLESS_TEXT, recordsOf } from './harmless-text.ts';
import { HARMLESS_XML } from './harmless-xml.ts';
import type { Seed } from './seeds.ts';
import { partsOf } from './zip-parts.ts';
import type { Part } from './zip-parts.ts';

/** A seed with what can be made of it. */
export type Stock = Seed & { parts: Part[] | null; records: string[][] | null };

/** One file to try; `same` where it must come to the same rows as its seed. */
export type Case = { what: string; bytes: Buffer; same: boolean };

export async function stockOf(seed: Seed): Promise<Stock> {
  const isZip = seed.bytes.subarray(0, 2).toString('latin1') === 'PK';
  const parts = isZip ? await partsOf(seed.bytes).catch(() => null) : null;
  return { ...seed, parts, records: isZip ? null : recordsOf(seed.bytes) };
}

/** The case that a number leads to, always the same one for the same stock. */
export function caseOf({ bytes, parts, records }: Stock, number: number): Case {
  const chance = createChance(number);
  const harmless = chance.maybe(0.4);
  if (parts) return harmless ? sameXml(parts, chance) : changedXml(bytes, parts, chance);
  if (records && harmless) {
    const { name, make } = chance.one(HARMLESS_TEXT);
    return { what: name, bytes: make(records), same: true };
  }
  return chance.maybe(0.3)
    ? { what: 'bytes', bytes: harmBytes(bytes, chance), same: false }
    : { what: 'text', bytes: harmText(bytes, chance), same: false };
}

function sameXml(parts: readonly Part[], chance: Chance): Case {
  const { name, make } = chance.one(HARMLESS_XML);
  return { what: name, bytes: make(parts, chance), same: true };
}

function changedXml(bytes: Buffer, parts: readonly Part[], chance: Chance): Case {
  return chance.maybe(0.25)
    ? { what: 'zip bytes', bytes: harmBytes(bytes, chance), same: false }
    : { what: 'xml', bytes: harmXml(parts, chance), same: false };
}
