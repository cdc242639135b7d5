import type { ExtensionMapping, Trunk } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { trunkTitle } from './choose-trunk.ts';
import { trunkOf } from './merge-extensions.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { PlannedExtension } from './plan-extensions.ts';
import type { RemovalLook } from './removal-look.ts';
import { extensionKey } from './removal-look.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { RemovalEntries, RemovalEntry } from './removal-entries.ts';
import { alsoFor, goneAlready, notTaken, takeAway } from './removal-entries.ts';
import type { Cause, ExtensionRemoval } from './removals.ts';
import type { Wishes } from './wishes.ts';

/** Notes the extensions that rows want unmapped, each by its trunk and number. */
export function removeExtensions(
  wishes: Wishes,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const colleagues = new Set<ValidRow>();
  for (const removal of wishes.removals.extensions) {
    if (removal.exported && !colleagues.has(removal.row)) {
      colleagues.add(removal.row);
      noteColleagues(removal, context);
    }
    removeOne(removal, look, entries, context);
  }
}

function removeOne(
  removal: ExtensionRemoval,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const { extension, trunk, row, cause } = removal;
  const profileId = profileOf(removal, context);
  const needs = insteadOf(removal, look);
  // A list says which room is meant, so that whatever trunk it rings on is told by the room.
  if (extension === null || (cause === 'edit' && trunk === null)) {
    if (extension === null) tellKept(removal, look, profileId, context);
    const mappings = ringing(profileId, context).filter(
      (mapping) => extension === null || mapping.extension === extension,
    );
    if (mappings.length === 0) entries.add(gone(removal, null, context));
    for (const mapping of mappings) {
      const other = look.mapped(extensionKey(mapping.trunkId, mapping.extension));
      if (other && isReplaced(other, removal, profileId, context)) continue;
      entries.add({ ...taken(mapping, [row], cause, context, needs), own: true, rooms: [] });
    }
    return;
  }
  const live =
    cause === 'edit'
      ? (context.live.trunks?.find(({ id }) => id === trunk) ?? null)
      : trunkOf({ trunk, rows: [row] }, context);
  if (!live) {
    if (cause === 'edit') entries.add(gone(removal, null, context));
    return;
  }
  const other = look.mapped(extensionKey(live.id, extension));
  if (other && isReplaced(other, removal, profileId, context)) return;
  const mappings = mustBeRead(
    context.index.mappings.get(live.id),
    `The extensions of trunk ${live.id}`,
  );
  const mapping = mappings.get(extension);
  if (!mapping) return entries.add(gone(removal, live, context));
  const entry = taken(mapping, [row], cause, context, needs);
  const reason = rings(removal, profileId, mapping, context);
  entries.add({
    ...entry,
    own: true,
    rooms: [],
    step: reason === null || entry.step.action === 'conflict' ? entry.step : refused(entry, reason),
  });
}

function refused({ step }: Pick<RemovalEntry, 'step'>, reason: string): RemovalEntry['step'] {
  return { ...step, action: 'conflict', write: null, after: null, needs: [], reason };
}

/** Unmaps a live extension, unless it rings outside this property. */
export function taken(
  mapping: ExtensionMapping,
  rows: readonly ValidRow[],
  cause: Cause,
  context: PlanContext,
  needs: readonly string[] = [],
): Pick<RemovalEntry, 'object' | 'stage' | 'step'> {
  const { trunkId, extension } = mapping;
  const trunk = context.live.trunks?.find(({ id }) => id === trunkId);
  const title = trunk ? trunkTitle(trunk) : trunkId;
  const place = placeOf(mapping, context);
  const start = {
    kind: 'extension' as const,
    id: `${idPart(trunkId)}/${idPart(extension)}`,
    key: `${title} / ${extension}`,
    rows,
    before: { extension, trunk: title, room: place.room },
    remoteId: mapping.profileId,
    needs,
  };
  const step =
    place.kind === 'ours'
      ? takeAway(start, cause, { op: 'extension.unmap', trunkId, extension }, context)
      : notTaken({ ...start, needs: [], reason: place.reason });
  return { object: extensionKey(trunkId, extension), stage: 'extension', step };
}

type Place = { kind: 'ours'; room: string } | { kind: 'elsewhere'; room: string; reason: string };

/** Where a mapping rings; one to a profile that is gone is nobody's any more. */
function placeOf({ profileId, extension }: ExtensionMapping, context: PlanContext): Place {
  const { index, finder } = context;
  if (profileId === null) {
    const reason = `Extension ${extension} is mapped, and the service does not say to what; look at it in the PBX settings first.`;
    return { kind: 'elsewhere', room: '', reason };
  }
  const place = mustBeRead(index.placeOfProfile.get(profileId), `The profile ${profileId}`);
  if (place === 'gone') return { kind: 'ours', room: 'a profile that no longer exists' };
  if (place.here) return { kind: 'ours', room: finder.pathOf(place.unitId) };
  const reason = `Extension ${extension} rings in a room outside this property, so it is not touched.`;
  return { kind: 'elsewhere', room: profileId, reason };
}

/** Why the extension is not the one that the row means; null where it is. */
function rings(
  { from, room, extension }: ExtensionRemoval,
  profileId: string | null,
  mapping: ExtensionMapping,
  context: PlanContext,
): string | null {
  if (from === 'any' || mapping.profileId === profileId) return null;
  const place = placeOf(mapping, context);
  if (place.kind === 'elsewhere') return place.reason;
  if (
    mapping.profileId !== null &&
    context.index.placeOfProfile.get(mapping.profileId) === 'gone'
  ) {
    return null;
  }
  return `The row says that extension ${extension ?? ''} rings in ${room}, but it rings in ${place.room} now.`;
}

/** The profile that the row's room has; null where it has none, and where any room will do. */
function profileOf({ from }: ExtensionRemoval, { live }: PlanContext): string | null {
  if (from === 'any' || from === 'missing') return null;
  if (from.kind === 'profile') return from.profileId;
  return (
    mustBeRead(live.profiles.get(from.unit.id), `The profile of ${from.unit.name}`)?.id ?? null
  );
}

/** Every extension of any trunk that rings a profile. */
export function ringing(
  profileId: string | null,
  { live, index }: Pick<PlanContext, 'live' | 'index'>,
): ExtensionMapping[] {
  if (profileId === null) return [];
  return (live.trunks ?? []).flatMap(({ id }) => {
    const mappings = mustBeRead(index.mappings.get(id), `The extensions of trunk ${id}`);
    return [...mappings.values()].filter((mapping) => mapping.profileId === profileId);
  });
}

/**
 * Does another row give the extension to another room, so that it moves instead of going? Rows that
 * keep it where it is, or that map what a row deletes, contradict.
 */
function isReplaced(
  { wish, step, profile }: PlannedExtension,
  { row, cause, extension }: ExtensionRemoval,
  profileId: string | null,
  { sink }: PlanContext,
): boolean {
  const staysHere = 'id' in profile && profile.id === profileId;
  if (cause === 'edit' && !staysHere) {
    alsoFor(step, [row]);
    return true;
  }
  const keeping = wish.rows.filter((other) => other !== row);
  const what = `extension ${extension ?? wish.extension}`;
  if (keeping.length > 0) tellContradiction(what, [row], keeping, sink);
  return true;
}

/** Rows that map an extension to a room of which another clears them all, whatever is live. */
function tellKept(
  { row, room, from }: ExtensionRemoval,
  { extensions }: RemovalLook,
  profileId: string | null,
  { sink }: PlanContext,
): void {
  const keeping = extensions
    .filter(({ wish: { target }, profile }) =>
      target.kind === 'room' && typeof from === 'object' && from.kind === 'room'
        ? target.unit.id === from.unit.id
        : 'id' in profile && profile.id === profileId,
    )
    .flatMap(({ wish }) => wish.rows)
    .filter((other) => other !== row);
  if (keeping.length > 0) tellContradiction(`the extensions of ${room}`, [row], keeping, sink);
}

/** The step that maps what takes its place, where rows move it. */
function insteadOf({ instead, row }: ExtensionRemoval, { extensions }: RemovalLook): string[] {
  return extensions
    .filter(
      ({ wish }) => instead && wish.extension === instead.extension && wish.rows.includes(row),
    )
    .map(({ step }) => step.id);
}

function gone(
  { extension, room, row, from, trunk }: ExtensionRemoval,
  live: Trunk | null,
  { finder }: PlanContext,
): RemovalEntry {
  const place =
    typeof from === 'object' && from.kind === 'room' ? finder.pathOf(from.unit.id) : room;
  const title = live ? trunkTitle(live) : (trunk ?? 'any trunk');
  const what = extension ?? 'all';
  // Two rooms may each have lost the same extension, which is on no trunk any more.
  const unit = typeof from === 'object' && from.kind === 'room' ? from.unit.id : room;
  const id = live
    ? `${idPart(live.id)}/${idPart(what)}`
    : `none/${idPart(trunk ?? '')}/${idPart(unit)}/${idPart(what)}`;
  const reason =
    extension === null
      ? `No extension rings in ${place} (any more).`
      : `Extension ${extension} is not mapped${live ? '' : ` to ${place}`} (any more).`;
  const step = goneAlready({
    kind: 'extension',
    id,
    key: `${title} / ${what}`,
    rows: [row],
    reason,
  });
  const object = live ? extensionKey(live.id, what) : id;
  return { object, stage: 'extension', own: true, rooms: [], step };
}

/** What a colleague mapped since the export is no part of what the row clears. */
function noteColleagues(removal: ExtensionRemoval, context: PlanContext): void {
  const { exported, row, room, trunk } = removal;
  const profileId = profileOf(removal, context);
  if (profileId === null) return;
  const had = new Set(exported);
  const added = [...context.index.mappings]
    .flatMap(([id, mappings]) => (trunk === null || id === trunk ? [...mappings.values()] : []))
    .filter((mapping) => mapping.profileId === profileId && !had.has(mapping.extension));
  if (added.length === 0) return;
  context.sink.add(row, {
    code: 'clear.more-live',
    field: 'extension',
    found: '(clear)',
    severity: 'warning',
    message: `Since the export ${added.map(({ extension }) => extension).join(', ')} came to ring in ${room}, which stays.`,
    fix: 'Export again to take that away too.',
  });
}
