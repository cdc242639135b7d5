import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { PropertyCopy } from '../../../shared/domain/property-copy.ts';
import { copyCalling } from './copy-calling.ts';
import { copyContacts } from './copy-contacts.ts';
import { layOut } from './copy-desk.ts';
import type { CopyDesk, LeftOut } from './copy-desk.ts';
import type { ExportedObject } from './exported-object.ts';

/**
 * The property behind an export, as it was when it was exported. Where a sheet was not exported, what
 * the Rooms sheet says of its objects stands in for it.
 *
 * @param exported the kinds of sheets that the export has, filled or not
 */
export function copyOfExport(
  objects: readonly ExportedObject[],
  exported: ReadonlySet<SheetKind>,
  property: PropertyCopy['property'],
): { copy: PropertyCopy; leftOut: LeftOut } {
  const desk = layOut(objects, exported);
  const withContacts = copyContacts(desk);
  const calling = copyCalling(desk, withContacts.contacts);
  const copy: PropertyCopy = {
    property,
    units: desk.units,
    addressBooks: desk.books.all,
    ...withContacts,
    ...calling,
    profiles: [],
  };
  copy.profiles = profilesOf(desk, copy);
  return { copy, leftOut: desk.leftOut };
}

/** Profiles of the units that have a name to be called by, or that anything calls. */
function profilesOf(desk: CopyDesk, copy: PropertyCopy): PropertyCopy['profiles'] {
  const names = new Map(
    desk.of.rooms.map(({ ids: [unit = ''], cells }) => [unit, cells.displayName]),
  );
  const ids = new Map([...desk.unitOfProfile].map(([id, unit]) => [unit, id]));
  const { contacts, extensions, externalUsers, rules, inboundCalling } = copy;
  const called = new Set([
    ...contacts.flatMap(({ address }) => (address.kind === 'unit' ? address.unit : [])),
    ...[...extensions, ...externalUsers, ...rules, ...inboundCalling].map(({ unit }) => unit),
    ...rules.map(({ target }) => target),
  ]);
  return desk.units.flatMap(({ key }) => {
    const name = names.get(key);
    const id = ids.get(key) ?? null;
    if (name === undefined && id === null && !called.has(key)) return [];
    // What was exported without a name must not seem to have been named since.
    return { unit: key, id, name: name ?? '' };
  });
}
