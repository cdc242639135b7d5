import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { PropertyCopy } from '../../../shared/domain/property-copy.ts';
import { readList } from '../understand/lists.ts';
import type { Cells } from '../plan/exported-cells.ts';
import { copyBooks } from './copy-books.ts';
import type { CopiedBooks } from './copy-books.ts';
import { copyUnits } from './copy-units.ts';
import { byKind } from './exported-object.ts';
import type { ExportedObject, ObjectsByKind } from './exported-object.ts';

/** How many objects were not copied, since what they need is not in the export; by kind. */
export type LeftOut = Partial<Record<SheetKind, number>>;

/** What copying the objects of every kind looks at. */
export type CopyDesk = {
  of: ObjectsByKind;
  /** Was there a sheet of this kind, filled or not? Else the Rooms sheet stands in for it. */
  has(kind: SheetKind): boolean;
  units: PropertyCopy['units'];
  /** Key of the unit that cells mean. */
  find(cells: Cells): string | undefined;
  /** The same where a profile id, which is certain, may name it too. */
  ofProfile(profileId: string | undefined, cells: Cells): string | undefined;
  /** Units by profile ids, as far as rows or keys tell them. */
  unitOfProfile: ReadonlyMap<string, string>;
  books: CopiedBooks;
  leftOut: LeftOut;
  /** Counts an object that cannot be copied; the empty list stands for it. */
  lose(kind: SheetKind): [];
};

export function layOut(
  objects: readonly ExportedObject[],
  exported: ReadonlySet<SheetKind>,
): CopyDesk {
  const of = byKind(objects);
  const { units, find } = copyUnits(objects);
  const unitOfProfile = unitsByProfile(of, find);
  const leftOut: LeftOut = {};
  return {
    of,
    has: (kind) => exported.has(kind),
    units,
    find,
    ofProfile: (profileId, cells) => unitOfProfile.get(profileId ?? '') ?? find(cells),
    unitOfProfile,
    books: copyBooks(of),
    leftOut,
    lose(kind) {
      leftOut[kind] = (leftOut[kind] ?? 0) + 1;
      return [];
    },
  };
}

/** Every value of a list cell of the Rooms sheet, with its room. */
export function inRooms(
  { of }: CopyDesk,
  field: 'addressBooks' | 'listedIn' | 'extension',
): { unit: string; value: string; cells: Cells }[] {
  return of.rooms.flatMap(({ ids: [unit = ''], cells }) =>
    readList(cells[field] ?? '').values.map((value) => ({ unit, value, cells })),
  );
}

/** The cells that name the target of a rule. */
export const targetCells = ({ targetRoom }: Cells): Cells =>
  targetRoom === undefined ? {} : { room: targetRoom };

function unitsByProfile(of: ObjectsByKind, find: CopyDesk['find']): Map<string, string> {
  const units = new Map<string, string>();
  const add = (profileId: string | undefined, unit: string | undefined): void => {
    if (profileId !== undefined && unit !== undefined && !units.has(profileId)) {
      units.set(profileId, unit);
    }
  };
  for (const { ids, known } of of.rooms) add(known.profileId, ids[0]);
  for (const { ids, cells } of of.inboundCalling) add(ids[0], find(cells));
  for (const { ids, cells } of of.callingRules) {
    add(ids[1], find(cells));
    add(ids[2], find(targetCells(cells)));
  }
  return units;
}
