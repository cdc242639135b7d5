import { useCall } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { InterruptedJob } from './interrupted-job.tsx';
import { JobList } from './job-list.tsx';
import { newestUnfinished } from './job-order.ts';
import { StartPanel } from './start-panel.tsx';
import { Welcome } from './welcome.tsx';

/** Where every job begins and is found again. */
export function HomePage() {
  const accounts = useCall('accounts.list', {});
  const jobs = useCall('jobs.list', {});
  const isNew = accounts.data?.length === 0;
  const unfinished = newestUnfinished(jobs.data ?? []);
  return (
    <StageFrame
      title={isNew ? 'Welcome to Bellhop' : 'Jobs'}
      lead={
        isNew
          ? 'It carries rooms, contacts and extensions from a spreadsheet into Alexa Smart Properties, and shows every change before it is made.'
          : 'A job is one spreadsheet on its way: read, checked, planned, run. It can be left and opened again at any time.'
      }
    >
      {accounts.error !== null && (
        <CallTrouble
          title="The accounts cannot be listed"
          error={accounts.error}
          retry={() => void accounts.refetch()}
        />
      )}
      {unfinished !== null && <InterruptedJob info={unfinished} />}
      {isNew && <Welcome />}
      <StartPanel />
      <JobList jobs={jobs} />
    </StageFrame>
  );
}
