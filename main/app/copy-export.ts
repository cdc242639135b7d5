import type { CallError } from '../../shared/contract/errors.ts';
import { keys } from '../../shared/domain/common-fields.ts';
import type { SheetKind } from '../../shared/domain/kinds.ts';
import type { PropertyCopy } from '../../shared/domain/property-copy.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { sheetOf } from '../../shared/domain/sheets.ts';
import type { Source } from '../../shared/domain/source.ts';
import { copyOfExport } from '../engine/copy/copy-of-export.ts';
import type { LeftOut } from '../engine/copy/copy-desk.ts';
import { exportedObject } from '../engine/copy/exported-object.ts';
import type { ExportedObject } from '../engine/copy/exported-object.ts';
import { exportedProperty } from '../engine/copy/exported-property.ts';
import { mapRows } from '../engine/understand/map-rows.ts';
import { mapSheets } from '../engine/understand/map-columns.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';
import { withUniqueNames } from './understand-files.ts';

/** A property to rehearse on, and in sentences what of it is made up or missing. */
export type ExportCopy = { copy: PropertyCopy; notes: string[] };

/**
 * Reads an export as the property that it was made of: rows that were edited since count as they were.
 * Fails with a sentence where the files cannot be read or hold nothing that was exported.
 *
 * @param name how the files are called together
 * @param propertyName in place of the one that the summary tells
 */
export async function copyExport(
  { readSource }: Pick<AppPorts, 'readSource'>,
  files: { name: string; paths: readonly string[]; propertyName: string | null },
): Promise<Result<ExportCopy, CallError>> {
  const sources: Source[] = [];
  for (const path of files.paths) {
    const source = await readSource(path);
    if (!source.ok) return fail({ code: 'unreadable-file', message: source.error.message });
    sources.push(source.value);
  }
  const sheets = withUniqueNames(sources);
  const mapped = mapSheets(sheets, []);
  if (!mapped.ok) {
    const exported = sheets.some(({ headers }) => headers.includes(KEY_TITLE));
    const { message } = mapped.error;
    return fail(exported ? callError('unreadable-file', message) : noExport(files.name));
  }
  const rows = mapped.value.flatMap((mapping) => {
    const sheet = sheets.find(({ name }) => name === mapping.sheet);
    return sheet ? mapRows(sheet, mapping) : [];
  });
  const objects = rows.flatMap((row) => exportedObject(row) ?? []);
  if (objects.length === 0) {
    const written = mapped.value.some(({ columns }) =>
      columns.some(({ field }) => field === 'bellhopBaseline'),
    );
    return fail(written && rows.length === 0 ? emptyExport(files.name) : noExport(files.name));
  }
  const told = exportedProperty(objects, sheets);
  const name = files.propertyName ?? told?.name;
  if (name === undefined) return fail(noName(files.name));
  const kinds = new Set(mapped.value.flatMap(({ kind }) => kind ?? []));
  const { copy, leftOut } = copyOfExport(objects, kinds, { id: told?.id ?? null, name });
  if (copy.units.length === 0) return fail(emptyExport(files.name));
  return ok({ copy, notes: notesOf(copy, leftOut, rows.length - objects.length, objects) });
}

const KEY_TITLE = keys[0]?.title ?? '';

const noExport = (name: string): CallError =>
  callError(
    'unreadable-file',
    `${name} was not written by bellhop export, since none of its rows has a Bellhop ID; give an export of the property, or start the sandbox without --from.`,
  );

const emptyExport = (name: string): CallError =>
  callError(
    'unreadable-file',
    `${name} is an export that holds no room; export the property again with its rooms (bellhop export -o FILE.xlsx).`,
  );

const noName = (name: string): CallError =>
  callError(
    'usage',
    `${name} does not name its property, whose Summary sheet is gone; give the name with --property-name.`,
  );

function notesOf(
  copy: PropertyCopy,
  leftOut: LeftOut,
  added: number,
  objects: readonly ExportedObject[],
): string[] {
  const notes = [`Made up, since exports do not tell: ${madeUp(copy).join(', ')}.`];
  const missing = Object.entries(leftOut).map(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries forget their keys
    ([kind, count]) => `${count} in ${sheetOf(kind as SheetKind).title}`,
  );
  if (missing.length > 0) {
    notes.push(`Left out, since their rooms are not in the export: ${missing.join(', ')}.`);
  }
  if (added > 0) {
    notes.push(
      `${added} of ${added + objects.length} rows have no Bellhop ID and were left out; plan the file to see what they ask for.`,
    );
  }
  return notes;
}

function madeUp(copy: PropertyCopy): string[] {
  const elsewhere = new Set(
    copy.contacts.flatMap(({ address }) => (address.kind === 'profile' ? address.profileId : [])),
  ).size;
  return [
    'the organization',
    'names and states of trunks',
    ...(copy.property.id === null ? ['the id of the property'] : []),
    ...lackingIds('units', copy.units),
    ...lackingIds('profiles', copy.profiles),
    ...lackingIds('address books', copy.addressBooks),
    ...lackingIds('contacts', copy.contacts),
    ...(elsewhere === 0 ? [] : [`where ${elsewhere} profiles of other properties lie`]),
  ];
}

function lackingIds(what: string, list: readonly { id: string | null }[]): string[] {
  const count = list.filter(({ id }) => id === null).length;
  return count === 0 ? [] : [`the ids of ${count} ${what}`];
}
