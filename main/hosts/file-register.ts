import { randomUUID } from 'node:crypto';

/** What a file is to a window: something it gave to read, or a place where the app shall write. */
export type FileRole = 'source' | 'target';

/** Ids in the place of paths: a window names a file only by an id that was given out here. */
export type FileRegister = {
  give(path: string, role: FileRole): string;
  /**
   * Null for ids that were never given out for that: a file that somebody gave to be read is not
   * written over, nor handed back.
   */
  pathOf(id: string, use: 'read' | 'write'): string | null;
};

export function createFileRegister(): FileRegister {
  const files = new Map<string, { path: string; role: FileRole }>();
  return {
    give: (path, role) => {
      const id = randomUUID();
      files.set(id, { path, role });
      return id;
    },
    pathOf: (id, use) => {
      const file = files.get(id);
      return file?.role === (use === 'read' ? 'source' : 'target') ? file.path : null;
    },
  };
}
