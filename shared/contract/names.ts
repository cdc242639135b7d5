/**
 * Names of the calls and events, apart from their schemas: the preload imports this file
 * and nothing else, which keeps it small.
 */
export const CALLS = [
  'sources.check',
  'plans.make',
  'plans.save',
  'jobs.apply',
  'jobs.applyPlan',
  'jobs.resume',
  'jobs.list',
  'jobs.get',
  'jobs.remove',
  'jobs.writeResults',
  'run.pause',
  'run.abort',
  'exports.write',
  'templates.write',
] as const;
export type CallName = (typeof CALLS)[number];

export const EVENTS = ['reading', 'planned', 'run.started', 'run.progress', 'pace'] as const;
export type EventName = (typeof EVENTS)[number];
