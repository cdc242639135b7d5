import { useCall } from '../client/queries.ts';
import { STAGES, hashOf } from '../client/route.ts';
import type { Route, Stage } from '../client/route.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';
import { LongText } from '../ui/long-text.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import classes from './rail.module.css';
import { stageMarks } from './stage-marks.ts';

const STAGE_WORDS: Record<Stage, { title: string; icon: IconName }> = {
  file: { title: 'File', icon: 'file' },
  columns: { title: 'Columns', icon: 'columns' },
  check: { title: 'Check & fix', icon: 'checkList' },
  plan: { title: 'Plan', icon: 'plan' },
  run: { title: 'Run', icon: 'play' },
  result: { title: 'Result', icon: 'result' },
};

const PAGES: readonly { route: Route; title: string; icon: IconName }[] = [
  { route: { page: 'home' }, title: 'Jobs', icon: 'home' },
  { route: { page: 'export' }, title: 'Export', icon: 'export' },
  { route: { page: 'settings' }, title: 'Settings', icon: 'settings' },
];

/** The way through the window: pages above, below them the stages of the open job. */
export function Rail(props: { route: Route }) {
  const { route } = props;
  return (
    <nav className={classes.rail} aria-label="Bellhop">
      <ul className={classes.list}>
        {PAGES.map((page) => (
          <li key={page.title}>
            <a
              className={classes.link}
              href={hashOf(page.route)}
              aria-current={route.page === page.route.page ? 'page' : undefined}
            >
              <Icon name={page.icon} />
              <span className={classes.title}>{page.title}</span>
            </a>
          </li>
        ))}
      </ul>
      {route.page === 'job' && <Stages job={route.job} current={route.stage} />}
    </nav>
  );
}

/** In a narrow window the rail lies across and scrolls: where one is has to be in sight. */
function showWhole(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function Stages(props: { job: string; current: Stage }) {
  const { job } = props;
  const draft = useCall('drafts.open', { job });
  const status = useCall('jobs.status', { job });
  const plan = useCall('plan.view', { job });
  const marks = stageMarks({ draft: draft.data, status: status.data, plan: plan.data });
  const name = draft.data?.sources.map((source) => source.name).join(', ');
  return (
    <>
      <p className={classes.job}>
        <LongText text={name ?? 'This job'} />
      </p>
      <ol className={classes.list} aria-label="Stages of this job">
        {STAGES.map((stage, index) => (
          <li key={stage}>
            <a
              className={classes.link}
              href={hashOf({ page: 'job', job, stage })}
              aria-current={stage === props.current ? 'step' : undefined}
              ref={stage === props.current ? showWhole : undefined}
              aria-keyshortcuts={`Alt+${index + 1}`}
              title={`Alt+${index + 1}`}
            >
              <Icon name={STAGE_WORDS[stage].icon} />
              <span className={classes.words}>
                <span className={classes.title}>{STAGE_WORDS[stage].title}</span>
                <StatusMark {...marks[stage]} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}
