import { useStartJob } from '../../client/start-job.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { GivenFiles } from '../../ui/given-files.tsx';
import { ReadingProgress } from './reading-progress.tsx';

/** Other files begin a job of their own; this one stays as it is. */
export function OtherFiles() {
  const job = useStartJob();
  const { start } = job;
  return (
    <>
      {start.state === 'trouble' && (
        <GivenFiles
          message={start.message}
          files={start.files}
          onLeaveOut={job.leaveOut}
          onStart={() => void job.begin(start.files)}
          onDismiss={job.dismiss}
        />
      )}
      <FileDrop
        compact
        title="Other files?"
        hint="Drop them here, together if they belong to one site. They begin a new job; this one stays among your jobs."
        busy={start.state === 'reading'}
        onFiles={(files) => void job.give(files)}
        onFolders={job.refuseFolders}
      />
      {start.state === 'reading' && <ReadingProgress names={start.names} onStop={job.cancel} />}
    </>
  );
}
