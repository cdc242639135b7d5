import { randomUUID } from 'node:crypto';

/** What a file is to a window: something it gave to read, or a place where the app shall write. */
export type FileRole = 'source' | 'target';

/** Ids in the place of paths: a window names a file only by an id that was given out here. */
export type FileRegister = {
  give(path: string, role: FileRole): string;
  /** Null for ids that were never given out. */
  pathOf(id: string): string | null;
  /** The path of a target; null for sources, which are not handed back. */
  targetOf(id: string): string | null;
};

export function createFileRegister(): FileRegister {
  const files = new Map<string, { path: string; role: FileRole }>();
  return {
    give: (path, role) => {
      const id = randomUUID();
      files.set(id, { path, role });
      return id;
    },
    pathOf: (id) => files.get(id)?.path ?? null,
    targetOf: (id) => {
      const file = files.get(id);
      return file?.role === 'target' ? file.path : null;
    },
  };
}
