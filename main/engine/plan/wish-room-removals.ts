import type { Unit } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';
import { readList } from '../understand/lists.ts';
import { readListEdit } from './edited-list.ts';
import type { ExtensionRemoval } from './removals.ts';
import { noteBookName } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

/**
 * What the lists of a Rooms row take away from its room.
 *
 * @param moved extensions that go to another trunk
 */
export function wishRoomRemovals(
  wish: WishRow<'rooms'>,
  unit: Unit,
  moved: readonly string[],
): void {
  const { row, data, wishes } = wish;
  const { removals } = wishes;
  const room = data.room ?? data.unitId ?? '';
  const common = { row, cause: 'edit' as const, unit, room, instead: null };

  const books = readListEdit(row, 'addressBooks', data.addressBooks);
  const { exported } = books;
  if (books.all) removals.associations.push({ ...common, book: 'all', exported });
  for (const name of books.removed) {
    const key = nameKey(name);
    noteBookName(wishes, key, name);
    const book = { key, name: key, remoteId: null };
    removals.associations.push({ ...common, book, exported });
  }

  const listed = readListEdit(row, 'listedIn', data.listedIn);
  if (listed.all) removals.listed.push({ row, unit, book: 'all' });
  for (const name of listed.removed) {
    const key = nameKey(name);
    noteBookName(wishes, key, name);
    removals.listed.push({ row, unit, book: { key, name: key } });
  }

  const extensions = readListEdit(row, 'extension', data.extensions);
  const from: ExtensionRemoval['from'] = { kind: 'room', unit };
  const trunk = editOf(row)?.baseline.trunk ?? null;
  const ringing = { row, cause: 'edit' as const, from, room, exported: extensions.exported };
  if (extensions.all) {
    removals.extensions.push({ ...ringing, extension: null, trunk: null, instead: null });
  }
  for (const extension of extensions.removed) {
    removals.extensions.push({ ...ringing, extension, trunk, instead: null });
  }
  for (const extension of moved) {
    const instead = { extension, trunk: data.trunk ?? null };
    removals.extensions.push({ ...ringing, extension, trunk, instead });
  }
}

/**
 * Extensions that an exported row keeps and whose trunk was edited: each is mapped on the new trunk, and
 * then unmapped on the old one. Where they ring on several trunks, nobody can tell which one was meant.
 */
export function movedExtensions({ row, data, sink }: WishRow<'rooms'>, unit: Unit): string[] {
  const edit = editOf(row);
  if (!edit?.fields.has('trunk')) return [];
  const had = readList(edit.baseline.extension ?? '').values;
  const { removed } = readListEdit(row, 'extension', data.extensions);
  const kept = had.filter((extension) => !removed.includes(extension));
  if (kept.length === 0) return [];
  if ((edit.baseline.trunk ?? '') !== '') return kept;
  sink.add(row, {
    code: 'trunk.several',
    field: 'trunk',
    found: data.trunk ?? '',
    message: `The extensions of ${unit.name} ring on several trunks, so it cannot be told which of them the edit moves.`,
    fix: 'Put the cell back, and edit the trunks on the sheet Extensions.',
  });
  return [];
}
