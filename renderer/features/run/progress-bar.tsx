import { Progress } from '@mantine/core';
import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import { endedOf, spokenProgress } from './run-words.ts';

/** How far the run is; what failed or is unknown is a part of its own. */
export function ProgressBar(props: { progress: RunProgress | null }) {
  const { progress } = props;
  if (progress === null) {
    return <Progress aria-label="Progress of the run" value={100} size="xl" striped animated />;
  }
  const share = (count: number) => (100 * count) / Math.max(1, progress.total);
  const failed = progress.counts.failed ?? 0;
  const unknown = progress.counts.unknown ?? 0;
  const skipped = progress.counts.skipped ?? 0;
  const rest = Math.max(0, endedOf(progress) - failed - unknown - skipped);
  return (
    <Progress.Root
      size="xl"
      role="progressbar"
      aria-label="Progress of the run"
      aria-valuemin={0}
      aria-valuemax={progress.total}
      aria-valuenow={endedOf(progress)}
      aria-valuetext={spokenProgress(progress)}
      transitionDuration={100}
    >
      <Progress.Section value={share(rest)} color="green" withAria={false} />
      <Progress.Section value={share(failed)} color="red" withAria={false} />
      <Progress.Section value={share(unknown)} color="grape" withAria={false} />
      <Progress.Section value={share(skipped)} color="yellow" withAria={false} />
      <Progress.Section value={share(progress.inFlight)} color="bell.4" withAria={false} striped />
    </Progress.Root>
  );
}
