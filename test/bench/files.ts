import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Extent } from './bench.ts';
import { child } from './child.ts';
import { median } from './line.ts';
import type { Line } from './line.ts';

const READ = new URL('./read-child.mjs', import.meta.url);
const ROWS = 100_000;
/** A book takes no more contacts, and belongs to no more rooms than 2,500. */
const IN_A_BOOK = 2_000;

type Read = { seconds: number; rows: number; megabytes: number; p95?: number };
type Subject = {
  name: string;
  file: string;
  bare: 'papaparse' | 'exceljs';
  most: number;
  megabytes: number;
};

/** Files of 100,000 rows and ten columns, from disk to rows checked and kept, beside a bare parser. */
export async function files({ times }: Extent): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const path = (name: string): string => join(folder, name);
  try {
    await writeFile(path('rooms.csv'), csv(rooms()));
    await writeFile(path('contacts.csv'), csv(contacts()));
    await writeXlsx(path('rooms.xlsx'), rooms());
    const subjects: Subject[] = [
      { name: 'CSV, Rooms', file: 'rooms.csv', bare: 'papaparse', most: 8, megabytes: 300 },
      {
        name: 'CSV, Contacts with a phone in every row',
        file: 'contacts.csv',
        bare: 'papaparse',
        most: 14,
        megabytes: 300,
      },
      { name: 'XLSX, Rooms', file: 'rooms.xlsx', bare: 'exceljs', most: 1.3, megabytes: 600 },
    ];
    const lines: Line[] = [];
    for (const subject of subjects) lines.push(...(await measure(subject, times, path)));
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  { name, file, bare, most, megabytes }: Subject,
  times: number,
  path: (name: string) => string,
): Promise<Line[]> {
  const plain: Read[] = [];
  const drafts: Read[] = [];
  for (let n = 0; n < times; n += 1) {
    plain.push(await read(bare, path(file), path(`home-${file}-${n}`)));
    drafts.push(await read('draft', path(file), path(`home-${file}-${n}`)));
  }
  const plainSeconds = median(plain.map(({ seconds }) => seconds));
  return [
    {
      what: `${name}: 100,000 × 10 to rows checked and kept ÷ a bare read by ${bare}`,
      samples: drafts.map(({ seconds }) => seconds / plainSeconds),
      unit: 'x',
      budget: { most },
    },
    {
      what: `  a bare read by ${bare}`,
      samples: plain.map(({ seconds }) => seconds),
      unit: 's',
    },
    {
      what: '  memory above the idle process',
      samples: drafts.map((one) => one.megabytes),
      unit: 'MB',
      budget: { most: megabytes },
    },
    {
      what: '  edit of a cell to its new problems, 95 of 100 (without the screen)',
      samples: drafts.map(({ p95 = NaN }) => p95),
      unit: 'ms',
      budget: { most: 50 },
    },
  ];
}

async function read(what: string, file: string, home: string): Promise<Read> {
  const done = await child<Read>(READ, [what, file, home]);
  if (done.rows !== ROWS) throw new Error(`${what} found ${done.rows} rows.`);
  return done;
}

function rooms(): string[][] {
  const titles = [
    'Room',
    'Floor',
    'Display name',
    'Address books',
    'Listed in',
    'Extension',
    'Trunk',
    'External user',
    'Notes',
    'Action',
  ];
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const room = String(10_000 + at);
    const floor = `Floor ${Math.floor(at / 1_000) + 1}`;
    const books = `Desk ${Math.floor(at / IN_A_BOOK)}; Services ${Math.floor(at / IN_A_BOOK)}`;
    return [room, floor, `Room ${room}`, books, '', `7${room}`, '', '', 'checked', ''];
  });
  return [titles, ...rows];
}

function contacts(): string[][] {
  const titles = [
    'Address book',
    'Name',
    'Phone 1',
    'Phone 2',
    'Phone 3',
    'Room',
    'Profile ID',
    'Provider contact',
    'Notes',
    'Action',
  ];
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const book = `Book ${Math.floor(at / IN_A_BOOK) + 1}`;
    const phone = `+1206${String(2_000_000 + at)}`;
    return [book, `Contact ${at}`, phone, '', '', '', '', '', 'checked', ''];
  });
  return [titles, ...rows];
}

function csv(rows: readonly string[][]): string {
  return rows.map((row) => row.join(',')).join('\r\n');
}

async function writeXlsx(filename: string, rows: readonly string[][]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true });
  const sheet = workbook.addWorksheet('Rooms');
  for (const row of rows) sheet.addRow(row.map((text) => (text === '' ? null : text))).commit();
  sheet.commit();
  await workbook.commit();
}
