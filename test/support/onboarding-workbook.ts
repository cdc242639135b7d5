import { writeWorkbook } from '../../main/sheets/write-workbook.ts';
import type { ColumnSpec, SheetSpec } from '../../shared/domain/workbook.ts';

function sheet(name: string, titles: string[], rows: string[][]): SheetSpec {
  const columns = titles.map((title): ColumnSpec => ({ title, width: 18, type: 'text' }));
  return { name, columns, rows };
}

/** Rooms of the sandbox's default property: floor by floor, 101 and on. */
export function roomNames(floors: number, perFloor: number): { room: string; floor: string }[] {
  return Array.from({ length: floors * perFloor }, (_unused, at) => {
    const floor = Math.floor(at / perFloor) + 1;
    const number = floor * 100 + (at % perFloor) + 1;
    return { room: String(number), floor: `Floor ${floor}` };
  });
}

/**
 * Writes an onboarding workbook of every kind of step: rooms with books, contacts of both
 * kinds (among them pairs that are wholly alike, which is legal), and extensions.
 */
export async function writeOnboarding(
  path: string,
  rooms: { room: string; floor: string }[],
  contacts = 8,
  pairs = 1,
): Promise<void> {
  const books = ['Front desk', 'Services'];
  const phone = (n: number) => `+1206555${String(100 + (n % 5)).padStart(4, '0')}`;
  await writeWorkbook(
    {
      sheets: [
        sheet(
          'Rooms',
          ['Room', 'Floor', 'Display name', 'Address books'],
          rooms.map(({ room, floor }) => [room, floor, `Room ${room}`, books.join('; ')]),
        ),
        sheet(
          'Contacts',
          ['Address book', 'Name', 'Phone 1', 'Room'],
          [
            ...Array.from({ length: contacts }, (_unused, n) => [
              books[n % 2] ?? '',
              `Desk ${n}`,
              phone(n),
              '',
            ]),
            ...Array.from({ length: pairs }, (_unused, n) => {
              const twin = ['Front desk', n === 0 ? 'Twin' : `Twin ${n + 1}`, phone(n), ''];
              return [twin, twin];
            }).flat(),
            ...rooms.slice(0, 4).map(({ room }) => ['Services', `Guest ${room}`, '', room]),
          ],
        ),
        sheet(
          'Extensions',
          ['Extension', 'Room'],
          rooms.map(({ room }) => [`7${room}`, room]),
        ),
      ],
    },
    path,
  );
}
