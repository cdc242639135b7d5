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
  'drafts.create',
  'drafts.open',
  'drafts.map',
  'rows.page',
  'rows.edit',
  'rows.undo',
  'rows.redo',
  'jobs.status',
  'jobs.plan',
  'plan.view',
  'plan.steps',
  'jobs.run',
  'jobs.report',
  'files.target',
  'app.info',
  'accounts.list',
  'accounts.add',
  'accounts.remove',
  'accounts.choose',
  'accounts.chooseProperty',
  'accounts.test',
  'properties.list',
  'sandbox.start',
] as const;
export type CallName = (typeof CALLS)[number];

export const EVENTS = [
  'reading',
  'planned',
  'run.started',
  'run.progress',
  'pace',
  'waiting',
  'job.changed',
] as const;
export type EventName = (typeof EVENTS)[number];
