import { join } from 'node:path';
import { bellhop } from '../support/bellhop-process.ts';
import { editWorkbook } from '../support/edit-workbook.ts';
import type { CellEdit } from '../support/edit-workbook.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';
import { spawnSandbox } from '../support/spawned-sandbox.ts';
import { doUndisturbed, openArena } from './arena.ts';
import type { Work } from './arena.ts';

/** What the sandbox's property has, unless a smaller one is asked for. */
export type Size = { floors: number; perFloor: number; contacts: number; pairs: number };
export const FULL: Size = { floors: 6, perFloor: 84, contacts: 300, pairs: 48 };

/** An onboarding of everything, and edits of an export of what that made; both done once in peace. */
export async function prepare(
  folder: string,
  size: Size,
): Promise<{ onboarding: Work; edits: Work }> {
  const { floors, perFloor, contacts, pairs } = size;
  const empty = join(folder, 'empty.json');
  const rooms = String(floors * perFloor);
  const fresh = await spawnSandbox(['--rooms', rooms, '--seed', '7', '--state', empty]);
  await fresh.end();
  const workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(floors, perFloor), contacts, pairs);
  const begin = ['apply', workbook, '--yes', '--json'];
  const onboarding = await doUndisturbed(join(folder, 'calm-onboarding'), {
    name: 'onboarding',
    begin,
    start: empty,
  });

  const exported = join(folder, 'exported.xlsx');
  const arena = await openArena(join(folder, 'exporting'), onboarding.after);
  const ended = await bellhop(['export', '-o', exported], arena.env);
  await arena.sandbox.end();
  if (ended.code !== 0) throw new Error(`The export fails: ${ended.stderr}`);
  const edited = join(folder, 'edited.xlsx');
  await editWorkbook(exported, edited, editsOf(size));
  const edits = await doUndisturbed(join(folder, 'calm-edits'), {
    name: 'edits',
    begin: ['apply', edited, '--yes', '--yes-delete', 'Hotel Example', '--json'],
    start: onboarding.after,
  });
  return { onboarding: onboarding.work, edits: edits.work };
}

/** Renames, moves and removals of every kind that the onboarding made. */
function editsOf({ floors, perFloor, contacts }: Size): CellEdit[] {
  const rooms = roomNames(floors, perFloor).map(({ room }) => room);
  const take = (from: number, every: number) => rooms.filter((_room, at) => at % every === from);
  const desks = Array.from({ length: contacts }, (_unused, n) => `Desk ${n}`);
  const move = new Map(take(1, 10).map((room) => [room, `8${room}`]));
  return [
    ...take(0, 10).map((Room) => ({
      sheet: 'Rooms',
      where: { Room },
      set: { 'Display name': `Suite ${Room}` },
    })),
    // Extensions that ring elsewhere under another number, and rooms that call from one book less.
    ...[...move].map(([Room, Extension]) => ({
      sheet: 'Rooms',
      where: { Room },
      set: { Extension },
    })),
    ...take(2, 10).map((Room) => ({
      sheet: 'Rooms',
      where: { Room },
      set: { 'Address books': 'Services' },
    })),
    ...take(3, 20).map((Room) => ({ sheet: 'Rooms', where: { Room }, set: { Action: 'delete' } })),
    ...desks
      .filter((_desk, at) => at % 6 === 0)
      .map((Name) => ({ sheet: 'Contacts', where: { Name }, set: { Action: 'delete' } })),
    ...desks
      .filter((_desk, at) => at % 6 === 1)
      .map((Name) => ({ sheet: 'Contacts', where: { Name }, set: { Name: `${Name} renamed` } })),
    ...desks
      .filter((_desk, at) => at % 6 === 2)
      .map((Name) => ({
        sheet: 'Contacts',
        where: { Name },
        set: { 'Address book': 'Services' },
      })),
    {
      sheet: 'Address books',
      where: { 'Address book': 'Front desk' },
      set: { 'New name': 'Reception' },
    },
  ];
}
