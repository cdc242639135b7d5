import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useHost } from './host-context.tsx';
import { askHost } from './queries.ts';
import { goTo } from './route.ts';
import { blame, takeFiles, tooManyFiles } from './take-files.ts';
import type { GivenFile } from './take-files.ts';

type Start =
  | { state: 'idle' }
  | { state: 'reading'; names: string[] }
  /** Nothing was begun; the files that were taken are kept until the person decides. */
  | { state: 'trouble'; message: string; files: GivenFile[] };

/** From given files to a job with its rows on disk, and to the screen that shows them. */
export function useStartJob() {
  const host = useHost();
  const queries = useQueryClient();
  const [start, setStart] = useState<Start>({ state: 'idle' });
  /** Files are handed over before any is read, and until then there is nothing that could be stopped. */
  const cancelled = useRef(false);

  async function begin(files: GivenFile[]): Promise<void> {
    setStart({ state: 'reading', names: files.map((file) => file.name) });
    try {
      const ids = files.flatMap((file) => file.id ?? []);
      const draft = await askHost(host, 'drafts.create', { files: ids });
      queries.setQueryData(['drafts.open', { job: draft.job }], draft);
      void queries.invalidateQueries({ queryKey: ['jobs.list'] });
      setStart({ state: 'idle' });
      goTo({ page: 'job', job: draft.job, stage: 'file' });
    } catch (error) {
      if (isStopped(error)) return setStart({ state: 'idle' });
      const message = error instanceof Error ? error.message : String(error);
      setStart({ state: 'trouble', message, files: blame(files, message) });
    }
  }

  return {
    start,
    begin,
    async give(files: File[]): Promise<void> {
      if (files.length === 0) return;
      const tooMany = tooManyFiles(files.length);
      if (tooMany !== null) {
        setStart({ state: 'trouble', message: tooMany, files: [] });
        return;
      }
      setStart({ state: 'reading', names: files.map((file) => file.name) });
      cancelled.current = false;
      const given = await takeFiles(host, files);
      if (cancelled.current) return setStart({ state: 'idle' });
      const bad = given.filter((file) => file.trouble !== null);
      if (bad.length === 0) return begin(given);
      const message = bad.map((file) => file.trouble).join(' ');
      setStart({ state: 'trouble', message, files: given });
    },
    refuseFolders(names: string[]): void {
      const which = names.map((name) => `"${name}"`).join(', ');
      const message =
        names.length === 1
          ? `${which} is a folder; open it and drop the spreadsheets inside.`
          : `${which} are folders; open them and drop the spreadsheets inside.`;
      setStart({ state: 'trouble', message, files: [] });
    },
    /** Takes a file out of those that wait for a decision. */
    leaveOut(index: number): void {
      setStart((before) => {
        if (before.state !== 'trouble') return before;
        const files = before.files.filter((_, at) => at !== index);
        const trouble = files.flatMap((file) => file.trouble ?? []);
        const rest = trouble.length > 0 ? trouble.join(' ') : 'The other files can be tried.';
        return files.length === 0 ? { state: 'idle' } : { state: 'trouble', message: rest, files };
      });
    },
    /** The person does not want these files any more; what is read already is stopped by `files.stop`. */
    cancel(): void {
      cancelled.current = true;
    },
    dismiss: () => setStart({ state: 'idle' }),
  };
}

/** The person stopped the reading, which is nothing to be told about. */
function isStopped(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'stopped';
}
