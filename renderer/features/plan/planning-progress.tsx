import { useCallMutation } from '../../client/queries.ts';
import { useReading } from '../../client/use-reading.ts';
import { ReadingPanel } from '../../ui/reading-panel.tsx';

/** What is being read for the plan, and how far. */
export function PlanningProgress(props: { job: string }) {
  const reading = useReading();
  const stop = useCallMutation('run.pause');
  return (
    <ReadingPanel
      title="Making the plan"
      lead="Bellhop reads what is live and compares it with your rows. Nothing is changed."
      reading={reading}
      stopping={stop.isPending || stop.isSuccess}
      onStop={() => stop.mutate({ job: props.job })}
    />
  );
}
