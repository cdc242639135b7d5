import { useSyncExternalStore } from 'react';

export const STAGES = ['file', 'columns', 'check', 'plan', 'run', 'result'] as const;
export type Stage = (typeof STAGES)[number];

/** Where the window stands; kept in the address, so that a reload comes back to it. */
export type Route =
  | { page: 'home' }
  | { page: 'settings' }
  | { page: 'export' }
  | { page: 'job'; job: string; stage: Stage };

function isStage(text: string | undefined): text is Stage {
  return STAGES.some((stage) => stage === text);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads `#/job/<id>/<stage>`, `#/settings`, `#/export`; everything else is home. */
export function parseRoute(hash: string): Route {
  const [page, job, stage] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page === 'settings' || page === 'export') return { page };
  if (page !== 'job' || job === undefined || job === '') return { page: 'home' };
  return { page: 'job', job, stage: isStage(stage) ? stage : 'file' };
}

/** The address of a place, for links and for `location.hash`. */
export function hashOf(route: Route): string {
  if (route.page === 'home') return '#/';
  if (route.page !== 'job') return `#/${route.page}`;
  return `#/job/${encodeURIComponent(route.job)}/${route.stage}`;
}

/** Goes to a place; the browser's back button leads back. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onHashChange, () => location.hash));
}
