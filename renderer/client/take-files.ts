import type { Host } from './host.ts';

/** More than that at once is a folder dropped by mistake rather than one site's data. */
export const MOST_FILES = 10;

export type GivenFile = { name: string; bytes: number } & (
  { id: string; trouble: null } | { id: null; trouble: string }
);

/** Why so many files are not taken as one job, or null. */
export function tooManyFiles(count: number): string | null {
  if (count <= MOST_FILES) return null;
  return `${count} files are too many for one job; drop at most ${MOST_FILES} at once, for one site.`;
}

/** Marks the files that a refusal names, so that the others can go on without them. */
export function blame(files: readonly GivenFile[], message: string): GivenFile[] {
  return files.map((file) =>
    message.includes(`"${file.name}"`)
      ? { name: file.name, bytes: file.bytes, id: null, trouble: message }
      : file,
  );
}

/** Gives each file to the program; one that cannot be taken says why and holds up no other. */
export function takeFiles(host: Host, files: readonly File[]): Promise<GivenFile[]> {
  return Promise.all(
    files.map(async (file): Promise<GivenFile> => {
      const seen = { name: file.name, bytes: file.size };
      try {
        return { ...seen, id: await host.fileId(file), trouble: null };
      } catch (error) {
        const trouble = error instanceof Error ? error.message : String(error);
        return { ...seen, id: null, trouble };
      }
    }),
  );
}
