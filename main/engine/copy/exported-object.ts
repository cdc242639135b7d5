import { fieldName } from '../../../shared/domain/fields.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import { KNOWN, knownValues } from '../export/known-values.ts';
import type { KnownValues } from '../export/known-values.ts';
import type { Cells } from '../plan/exported-cells.ts';
import { partsOfKey } from '../plan/exported-keys.ts';

/** An object as it was when it was exported, whatever has become of its cells since. */
export type ExportedObject = {
  kind: SheetKind;
  /** The ids of its key, in the order in which the key of its kind has them. */
  ids: string[];
  cells: Cells;
  known: KnownValues;
};

/** Reads the hidden columns of a row; null where they are not there or are damaged. */
export function exportedObject({ kind, values }: MappedRow): ExportedObject | null {
  const { bellhopId, bellhopBaseline } = values;
  if (bellhopId === undefined || bellhopBaseline === undefined) return null;
  const baseline = parsed(bellhopBaseline);
  if (typeof baseline !== 'object' || baseline === null) return null;
  const cells: Cells = {};
  for (const [name, value] of Object.entries(baseline)) {
    const field = fieldName.safeParse(name);
    if (field.success && typeof value === 'string') cells[field.data] = value;
  }
  const known: unknown = Reflect.get(baseline, KNOWN);
  return {
    kind,
    ids: partsOfKey(bellhopId),
    cells,
    // Exports of earlier versions have none.
    known: knownValues.safeParse(typeof known === 'string' ? parsed(known) : undefined).data ?? {},
  };
}

export type ObjectsByKind = Readonly<Record<SheetKind, ExportedObject[]>>;

export function byKind(objects: readonly ExportedObject[]): ObjectsByKind {
  const lists = SHEET_KINDS.map((kind) => [kind, objects.filter((one) => one.kind === kind)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries forget their keys
  return Object.fromEntries(lists) as ObjectsByKind;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
