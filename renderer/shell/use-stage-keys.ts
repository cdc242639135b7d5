import { useEffect } from 'react';
import { STAGES, goTo } from '../client/route.ts';

/** Alt+1 to Alt+6 go to the stages of the job that is open; by key position, since Alt changes letters on a Mac. */
export function useStageKeys(job: string | null): void {
  useEffect(() => {
    if (job === null) return undefined;
    const listener = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const stage = STAGES[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1];
      if (stage === undefined) return;
      event.preventDefault();
      goTo({ page: 'job', job, stage });
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [job]);
}
