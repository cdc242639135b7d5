import { useCall, useCallMutation } from '../../client/queries.ts';
import { useReading } from '../../client/use-reading.ts';
import { ReadingPanel } from '../../ui/reading-panel.tsx';

/** What is being read for the export, and how far. */
export function ExportProgress() {
  const reading = useReading();
  const stop = useCallMutation('run.pause');
  const jobs = useCall('jobs.list', {});
  // Stopping by no job's name stops all there is, and a run is not to be stopped by accident.
  const alone = jobs.data?.every((job) => job.state !== 'running') ?? false;
  return (
    <ReadingPanel
      title="Reading what is live"
      lead="The file is written once everything was read. Nothing is changed."
      reading={reading}
      stopping={stop.isPending || stop.isSuccess}
      onStop={alone ? () => stop.mutate({ job: null }) : null}
    />
  );
}
