import type Database from 'libsql';
import { z } from 'zod';
import { rowKey } from '../../shared/domain/row.ts';
import { query } from './query.ts';

const cell = z.tuple([rowKey, z.int(), z.string().nullable(), z.string().nullable()]);

/** A changed cell of a source row, by position of its column; null is what the file itself has there. */
export type EditedCell = {
  key: string;
  column: number;
  before: string | null;
  after: string | null;
};

/** Cells that were changed in one go, and are taken back in one go. */
export type EditGroup = {
  id: number;
  /** The group upon which it was made; 0 for the file itself. */
  parent: number;
  cells: EditedCell[];
};

/**
 * Every group there ever was, oldest first, and the one up to which edits count (0: none).
 * Redo leads from a group to the latest that was made upon it, so that nothing need ever be removed.
 */
export type Edits = { groups: EditGroup[]; cursor: number };

/** Adds a group upon the cursor and moves the cursor to it; the caller owns the transaction. */
export function appendEdits(db: Database.Database, cells: EditedCell[], at: number): EditGroup {
  const parent = readCursor(db);
  const text = JSON.stringify(cells.map((one) => [one.key, one.column, one.before, one.after]));
  const added = db
    .prepare('INSERT INTO edits (parent, at, cells) VALUES (?, ?, ?)')
    .run(parent, at, text);
  const id = Number(added.lastInsertRowid);
  moveCursor(db, id);
  return { id, parent, cells };
}

/** Undo and redo; the caller owns the transaction. */
export function moveCursor(db: Database.Database, group: number): void {
  db.prepare('UPDATE edit_cursor SET edit = ?').run(group);
}

/** @throws ZodError or SyntaxError where a group is damaged */
export function readEdits(db: Database.Database): Edits {
  const rows = query(
    db,
    z.tuple([z.int(), z.int(), z.string()]),
    'SELECT id, parent, cells FROM edits ORDER BY id',
  );
  const groups = rows.map(([id, parent, text]) => ({
    id,
    parent,
    cells: z
      .array(cell)
      .parse(JSON.parse(text))
      .map(([key, column, before, after]) => ({ key, column, before, after })),
  }));
  return { groups, cursor: readCursor(db) };
}

function readCursor(db: Database.Database): number {
  const [[cursor] = []] = query(db, z.tuple([z.int()]), 'SELECT edit FROM edit_cursor');
  return cursor ?? 0;
}
