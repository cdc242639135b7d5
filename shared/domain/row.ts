import { z } from 'zod';
import { fieldName } from './fields.ts';
import type { FieldName } from './fields.ts';
import { rowAction } from './kinds.ts';
import type { SheetKind } from './kinds.ts';
import type { Problem } from './problem.ts';

/** Identity of an input row within a job; opaque, unique, kept for the life of the job. */
export const rowKey = z.string();
export type RowKey = z.infer<typeof rowKey>;

type RowPlace = {
  key: RowKey;
  sheet: string;
  /** Row number as the spreadsheet shows it. */
  row: number;
};

/** Cells given to fields; text as the person saw it, outer blanks trimmed. Empty cells are absent. */
export type MappedRow = RowPlace & {
  state: 'mapped';
  kind: SheetKind;
  values: Partial<Record<FieldName, string>>;
  /** Header of the column behind each field, for problems. */
  columns: Partial<Record<FieldName, string>>;
  /** All cells of the row as shown, for results workbooks. */
  cells: string[];
  /** Fields that a shaping made something else: what the cell or field held before. */
  shaped?: Partial<Record<FieldName, string>>;
  /** What was met while the cells were read, such as a date where a room was meant. */
  problems?: Problem[];
};

const list = z.union([z.array(z.string()), z.literal('clear')]);
const common = {
  action: rowAction,
  /**
   * Present on rows of an export: the values as exported. Only fields that differ are edits;
   * a row without edits asks for nothing.
   */
  baseline: z.partialRecord(fieldName, z.string()).optional(),
  /** On rows of an export: fields whose cell differs from the baseline. */
  edited: z.array(fieldName).optional(),
  /** On rows of an export: id of the object that the row speaks of. */
  remoteId: z.string().optional(),
};
const roomRef = {
  room: z.string().optional(),
  unitId: z.string().optional(),
};

/** What a valid row asks for, per kind of sheet. Absent: changes nothing. */
export const rowData = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rooms'),
    ...common,
    ...roomRef,
    floor: z.string().optional(),
    displayName: z.string().optional(),
    addressBooks: list.optional(),
    listedIn: list.optional(),
    extensions: list.optional(),
    trunk: z.string().optional(),
    /** `(clear)`: whatever external user rings in the room is taken away. */
    externalUser: z.string().optional(),
  }),
  z.object({
    kind: z.literal('contacts'),
    ...common,
    addressBook: z.string(),
    name: z.string(),
    /** E.164, in the order of the row; empty where the row names none. */
    phones: z.array(z.string()),
    room: z.string().optional(),
    profileId: z.string().optional(),
    providerContact: z.string().optional(),
  }),
  z.object({
    kind: z.literal('extensions'),
    ...common,
    ...roomRef,
    extension: z.string(),
    profileId: z.string().optional(),
    trunk: z.string().optional(),
  }),
  z.object({
    kind: z.literal('addressBooks'),
    ...common,
    addressBook: z.string(),
    newName: z.string().optional(),
  }),
  z.object({ kind: z.literal('associations'), ...common, ...roomRef, addressBook: z.string() }),
  z.object({
    kind: z.literal('callingRules'),
    ...common,
    rule: z.enum(['block', 'dropIn']),
    room: z.string(),
    targetRoom: z.string(),
    /** `both`: on in both directions. */
    value: z.enum(['on', 'off', 'both']),
  }),
  z.object({
    kind: z.literal('inboundCalling'),
    ...common,
    room: z.string(),
    addressBook: z.string(),
    contact: z.string(),
  }),
  z.object({
    kind: z.literal('externalUsers'),
    ...common,
    externalUser: z.string(),
    room: z.string().optional(),
    profileId: z.string().optional(),
    serviceProvider: z.string().optional(),
  }),
]);
export type RowData = z.infer<typeof rowData>;
export type RowDataOf<K extends SheetKind> = Extract<RowData, { kind: K }>;

/** May carry warnings. */
export type ValidRow = RowPlace & {
  state: 'valid';
  data: RowData;
  cells: string[];
  problems: Problem[];
};

/** Carries at least one error; it is never planned. */
export type InvalidRow = RowPlace & {
  state: 'invalid';
  kind: SheetKind;
  /** Cells of a row that would keep or create something; absent where it would not, and where nobody knows. */
  keeps?: Partial<Record<FieldName, string>>;
  cells: string[];
  problems: Problem[];
};

export type CheckedRow = ValidRow | InvalidRow;
