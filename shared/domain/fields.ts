import { z } from 'zod';
import type { SheetKind } from './kinds.ts';

/** Everything that Bellhop can read from a column. */
export const FIELD_NAMES = [
  'room',
  'unitId',
  'floor',
  'displayName',
  'addressBooks',
  'listedIn',
  'extension',
  'trunk',
  'externalUser',
  'addressBook',
  'name',
  'phone1',
  'phone2',
  'phone3',
  'profileId',
  'providerContact',
  'newName',
  'rule',
  'targetRoom',
  'value',
  'contact',
  'serviceProvider',
  'action',
  'bellhopId',
  'bellhopBaseline',
] as const;
export const fieldName = z.enum(FIELD_NAMES);
export type FieldName = z.infer<typeof fieldName>;

export type FieldUse = {
  field: FieldName;
  /** The header in templates and exports. */
  title: string;
  /** At least one field of each `oneOf` group must be mapped for the sheet to mean anything. */
  oneOf?: string;
  /** Several values in a cell, parted by `;`. */
  list?: boolean;
  /** Width in characters in written workbooks. */
  width: number;
  /** One sentence for templates. */
  explain: string;
  example: string;
  /** Written hidden; carries the stable key and the baseline of an exported row. */
  hidden?: boolean;
};

export type SheetUse = { kind: SheetKind; title: string; fields: readonly FieldUse[] };

/** Columns that Bellhop writes beside rows; never data on the way back in. */
export const STATUS_TITLES = ['Status', 'Reason', 'Remote ID'] as const;

/** Whether a header is that of a status column, whatever its case. */
export function isStatusTitle(header: string): boolean {
  const title = header.trim().toLowerCase();
  return STATUS_TITLES.some((status) => status.toLowerCase() === title);
}

/** Empties a value; an empty cell changes nothing. */
export const CLEAR = '(clear)';
