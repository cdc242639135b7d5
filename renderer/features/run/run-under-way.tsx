import { Paper, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { PaceLog } from './pace-log.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RunCounts } from './run-counts.tsx';
import { RunRows } from './run-rows.tsx';
import { StopButtons } from './stop-buttons.tsx';
import classes from './run.module.css';
import { endedOf, paceSentence, spokenProgress } from './run-words.ts';
import { usePaceLog } from './use-pace-log.ts';
import { useRunProgress } from './use-run-progress.ts';

/** Often enough to follow, seldom enough to listen to anything else. */
const SPEAK_EVERY_MS = 15_000;

/** A run that goes on in this program just now. */
export function RunUnderWay(props: { job: string; status: JobStatus }) {
  const { job, status } = props;
  const progress = useRunProgress(job, status.progress);
  const log = usePaceLog();
  const announce = useAnnounce();
  const [shown, setShown] = useState<Outcome | null>(null);
  const latest = useRef(progress);
  latest.current = progress;
  useEffect(() => {
    const timer = setInterval(() => {
      if (latest.current !== null) announce(spokenProgress(latest.current));
    }, SPEAK_EVERY_MS);
    return () => clearInterval(timer);
  }, [announce]);

  return (
    <>
      <Paper className={classes.panel} radius="lg">
        <div className={classes.top}>
          <div className={classes.words}>
            <Text className={classes.figure}>
              {progress === null
                ? 'Starting'
                : `${formatCount(endedOf(progress))} of ${countOf(progress.total, 'step')}`}
            </Text>
            <Text size="sm" c="dimmed" className={classes.pace}>
              {progress === null
                ? 'What the plan touches is read once more, to see whether it has changed since.'
                : paceSentence(progress, Date.now())}
            </Text>
          </div>
          <StopButtons job={job} />
        </div>
        <ProgressBar progress={progress} />
      </Paper>
      {progress !== null && <RunCounts progress={progress} value={shown} onChange={setShown} />}
      {shown !== null && <RunRows job={job} outcome={shown} live />}
      {shown === null && <PaceLog entries={log} throttled={progress?.throttled ?? 0} />}
    </>
  );
}
