import { FIELD_NAMES, fieldName } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import { trimBlanks } from './trim.ts';

type Values = Partial<Record<FieldName, string>>;

/** What an exported row was and what has been edited since; `null`: the row is not of an export. */
export type Origin = {
  baseline: Values;
  edited: FieldName[];
  /** Fields with an exported value whose cell is empty now, which changes nothing. */
  emptied: FieldName[];
  /** The row's values, with those of the baseline where a cell is empty or its column is gone. */
  values: Values;
};

const ADDRESS: readonly FieldName[] = [
  'phone1',
  'phone2',
  'phone3',
  'room',
  'profileId',
  'providerContact',
];
/** Fields by which a row names a room or profile; the one edited outweighs the others. */
const TARGET: readonly FieldName[] = ['room', 'unitId', 'profileId'];
/** Sheets on which a room and the id of its profile say the same. */
const BY_TARGET: ReadonlySet<SheetKind> = new Set<SheetKind>([
  'contacts',
  'extensions',
  'associations',
  'externalUsers',
]);
const KEYS: ReadonlySet<FieldName> = new Set<FieldName>(['bellhopId', 'bellhopBaseline', 'action']);

/** Compares an exported row with its baseline. `unreadable`: the baseline is there but damaged. */
export function readOrigin(row: MappedRow): Origin | null | 'unreadable' {
  const text = row.values.bellhopBaseline;
  if (text === undefined) return null;
  const baseline = parseBaseline(text);
  if (!baseline) return 'unreadable';

  const origin: Origin = { baseline, edited: [], emptied: [], values: { ...row.values } };
  for (const field of FIELD_NAMES) {
    if (KEYS.has(field)) continue;
    const now = row.values[field];
    const then = baseline[field] ?? '';
    if (now !== undefined) {
      if (oneBreak(now) !== oneBreak(then)) origin.edited.push(field);
    } else if (then !== '') {
      if (row.columns[field] !== undefined) origin.emptied.push(field);
      origin.values[field] = then;
    }
  }
  if (row.kind === 'contacts') settleAddress(row, origin);
  if (BY_TARGET.has(row.kind)) settleTarget(origin);
  return origin;
}

/** Where a contact still has an address, an emptied address cell is an edit: a number less. */
function settleAddress(row: MappedRow, origin: Origin): void {
  if (!ADDRESS.some((field) => row.values[field] !== undefined)) return;
  const dropped = origin.emptied.filter((field) => ADDRESS.includes(field));
  origin.emptied = origin.emptied.filter((field) => !dropped.includes(field));
  origin.edited.push(...dropped);
  for (const field of dropped) delete origin.values[field];
}

/** A room that was edited outweighs the ids that the export wrote beside it, and the other way round. */
function settleTarget(origin: Origin): void {
  const edited = TARGET.filter((field) => origin.edited.includes(field));
  if (!edited.some((field) => origin.values[field] !== undefined)) return;
  for (const field of TARGET) if (!edited.includes(field)) delete origin.values[field];
}

/** What an export noted of a cell; undefined where it noted nothing that can be read. */
export function exportedValue(baseline: string, field: FieldName): string | undefined {
  return parseBaseline(baseline)?.[field];
}

/** Files write line breaks in one of two ways, and back in the other. */
function oneBreak(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}

function parseBaseline(text: string): Values | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const values: Values = {};
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value !== 'string') return null;
    const field = fieldName.safeParse(key);
    // Fields of a later version are no concern of this one.
    if (field.success) values[field.data] = trimBlanks(value);
  }
  return values;
}
