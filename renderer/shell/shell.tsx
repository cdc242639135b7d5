import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ConnectionStore } from '../client/connection.ts';
import { hashOf, useRoute } from '../client/route.ts';
import type { Route } from '../client/route.ts';
import { useLiveQueries } from '../client/use-live-queries.ts';
import { ExportPage } from '../features/export/export-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { HeaderStrip } from './header-strip.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';
import { JobPage } from './job-page.tsx';
import { useHarmlessDrops } from './use-harmless-drops.ts';
import { useStageKeys } from './use-stage-keys.ts';

function Page(props: { route: Route }) {
  const { route } = props;
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'settings':
      return <SettingsPage />;
    case 'export':
      return <ExportPage />;
    case 'job':
      return <JobPage stage={route.stage} job={route.job} />;
  }
}

/** The window: who is written to above, the way on the left, the page. */
export function Shell(props: { connection: ConnectionStore }) {
  const route = useRoute();
  const queries = useQueryClient();
  const job = route.page === 'job' ? route.job : null;
  useLiveQueries();
  useStageKeys(job);
  useHarmlessDrops();
  // Events that came while the wire was down are lost, so everything is asked again.
  const onBack = useCallback(() => void queries.invalidateQueries(), [queries]);
  return (
    <div className={classes.shell}>
      <HeaderStrip job={job} />
      <ConnectionBanner store={props.connection} onBack={onBack} />
      <div className={classes.body}>
        <Rail route={route} />
        {/* A new page begins at its top, and without the breakdown of the last one. */}
        <main key={hashOf(route)} className={classes.main}>
          <ErrorBoundary>
            <Page route={route} />
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
