import { z } from 'zod';

/** Sheets that a workbook may hold; each row of a sheet speaks of one object of that kind. */
export const SHEET_KINDS = [
  'rooms',
  'contacts',
  'extensions',
  'addressBooks',
  'associations',
  'callingRules',
  'inboundCalling',
  'externalUsers',
] as const;
export const sheetKind = z.enum(SHEET_KINDS);
export type SheetKind = z.infer<typeof sheetKind>;

/** What a step changes: one remote object. In the order in which the service needs creations. */
export const STEP_KINDS = [
  'unit',
  'profile',
  'addressBook',
  'contact',
  'association',
  'extension',
  'block',
  'dropIn',
  'inboundCalling',
  'externalUser',
  'trunk',
] as const;
export const stepKind = z.enum(STEP_KINDS);
export type StepKind = z.infer<typeof stepKind>;

/** What a step would do; `conflict` and `blocked` steps are shown and never sent. */
export const ACTIONS = [
  'create',
  'change',
  'unchanged',
  'remove',
  'confirm',
  'conflict',
  'blocked',
] as const;
export const action = z.enum(ACTIONS);
export type Action = z.infer<typeof action>;

/** How a row or a step ended. `unknown`: it was sent and the reply was lost. */
export const OUTCOMES = ['done', 'unchanged', 'failed', 'unknown', 'skipped'] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** The row's own wish in its Action column; an empty cell is `upsert`. */
export const ROW_ACTIONS = ['upsert', 'create', 'update', 'delete', 'skip'] as const;
export const rowAction = z.enum(ROW_ACTIONS);
export type RowAction = z.infer<typeof rowAction>;
