import { z } from 'zod';
import { fieldName } from '../domain/fields.ts';
import { jobInfo, reportLine, runSummary, traffic } from '../domain/job.ts';
import { sheetKind } from '../domain/kinds.ts';
import { sheetMapping } from '../domain/mapping.ts';
import { plan } from '../domain/plan.ts';
import { problem } from '../domain/problem.ts';
import { readDecision, readings } from '../domain/reading.ts';
import { recipe } from '../domain/recipe.ts';
import { limits, planOptions } from '../domain/settings.ts';
import { shapingReport, shapingWish } from '../domain/shaping.ts';
import { accountCalls } from './calls/accounts.ts';
import { aliasCalls } from './calls/aliases.ts';
import { fileId, jobId } from './calls/common.ts';
import { draftCalls } from './calls/drafts.ts';
import { recipeCalls } from './calls/recipes.ts';
import { fileProgress, runProgress, stopping } from './calls/progress.ts';
import { runLimits } from './calls/run-choices.ts';
import { trunkCalls, trunkWaiting } from './calls/trunks.ts';
import { windowJobCalls } from './calls/window-jobs.ts';
import type { CallError } from './errors.ts';
import type { CallName, EventName } from './names.ts';

const recipeName = recipe.shape.name;

const input = {
  files: z.array(fileId).min(1),
  /** The person's own choices, which overrule the automatic mapping. */
  map: z.array(z.object({ field: fieldName, column: z.string() })).default([]),
  /** What a person decided about how the files are read. */
  reading: readings.default({}),
  /** What fields are made of beside their columns. */
  shape: z.array(shapingWish).default([]),
  /** A kept recipe by name, or one in a file; what is given beside it outweighs it. */
  recipe: z
    .union([z.object({ name: z.string() }), z.object({ file: fileId })])
    .nullable()
    .default(null),
  /** Keeps what is decided about the files as a recipe of this name, in the place of one that has it. */
  saveRecipe: recipeName.nullable().default(null),
};

/** What became of the recipes that were named. */
const recipeUse = z.object({
  applied: z.string().nullable(),
  /** `replaced`: one of that name was there. */
  saved: z.object({ name: z.string(), replaced: z.boolean() }).nullable(),
});

const consents = z.object({
  /** The plan was seen, or the caller answers for it unseen. */
  yes: z.boolean().default(false),
});

const runChoices = runLimits.extend({
  /** Where the results workbook goes. */
  results: fileId.nullable().default(null),
});

/** Consents of an undo; whatever else there is to choose is as in the job that it takes back. */
const undoOptions = planOptions
  .pick({ allowMessages: true, sharedBooks: true, yesDelete: true })
  .prefault({});

const stopped = z.object({ job: jobId.nullable().default(null) });

const checkResult = z.object({
  rows: z.int(),
  errors: z.int(),
  warnings: z.int(),
  mapping: z.array(sheetMapping),
  problems: z.array(problem),
  /** What was left out, filled or found while reading. */
  notes: z.array(z.object({ sheet: z.string(), code: z.string(), message: z.string() })),
  /** What reading had to decide and a person may decide otherwise. */
  decisions: z.array(readDecision),
  /** What was made of cells on their way to fields. */
  shaped: z.array(shapingReport),
  recipe: recipeUse,
});

export const contract = {
  ...accountCalls,
  ...draftCalls,
  ...recipeCalls,
  ...aliasCalls,
  ...windowJobCalls,
  ...trunkCalls,

  /** Reads, maps and validates files; no network. */
  'sources.check': {
    input: z.object({ ...input, limits: limits.prefault({}), repair: z.boolean().default(false) }),
    output: checkResult,
  },

  /** Stops at once whatever reads, maps or checks files; those calls then end as `stopped`. */
  'files.stop': { input: z.object({}), output: z.null() },

  /** As a check, then reads live state and plans. The plan is kept under its hash. */
  'plans.make': {
    input: z.object({ ...input, options: planOptions.prefault({}) }),
    output: z.object({
      plan,
      traffic,
      mapping: z.array(sheetMapping),
      readNotes: checkResult.shape.notes,
      decisions: checkResult.shape.decisions,
      shaped: checkResult.shape.shaped,
      recipe: recipeUse,
    }),
  },
  'plans.save': {
    input: z.object({ planHash: z.string(), to: fileId }),
    output: z.null(),
  },

  /** Plans files and runs the plan as a job. Answers when the run ends. */
  'jobs.apply': {
    input: z.object({
      ...input,
      options: planOptions.prefault({}),
      consents: consents.prefault({}),
      run: runChoices.prefault({}),
    }),
    output: runSummary,
  },
  /** Runs a saved plan as a job, after reading again what it touches. */
  'jobs.applyPlan': {
    input: z.object({
      plan: fileId,
      skipStale: z.boolean().default(false),
      skipInvalid: z.boolean().default(false),
      allowOverwrite: z.boolean().default(false),
      /** The property's name as it was typed, as in the options of a plan. */
      yesDelete: z.string().nullable().default(null),
      yesProperty: z.string().nullable().default(null),
      consents: consents.prefault({}),
      run: runChoices.prefault({}),
    }),
    output: runSummary,
  },
  /** Goes on with a job, by default the newest unfinished one. */
  'jobs.resume': {
    input: z.object({
      job: z.string().nullable(),
      /** Leaves out what others changed since; also where the job was begun with that. */
      skipStale: z.boolean().default(false),
      run: runChoices.prefault({}),
    }),
    output: runSummary,
  },
  /** Shows what taking a job back would do. */
  'plans.undo': {
    input: z.object({ job: jobId, options: undoOptions }),
    output: z.object({ plan, traffic }),
  },
  /** Takes a job back by a job of its own. Answers when its run ends. */
  'jobs.undo': {
    input: z.object({
      job: jobId,
      options: undoOptions,
      /** Leaves out, when it goes on after a stop, what others changed in the meantime. */
      skipStale: z.boolean().default(false),
      consents: consents.prefault({}),
      run: runChoices.prefault({}),
    }),
    output: runSummary,
  },
  'jobs.list': { input: z.object({}), output: z.array(jobInfo) },
  'jobs.get': {
    input: z.object({ job: z.string() }),
    output: z.object({ info: jobInfo, lines: z.array(reportLine) }),
  },
  'jobs.remove': {
    input: z.object({
      job: z.string().nullable(),
      olderThanDays: z.number().nonnegative().nullable(),
    }),
    output: z.object({ removed: z.array(z.string()), kept: z.array(z.string()) }),
  },
  'jobs.writeResults': { input: z.object({ job: z.string(), to: fileId }), output: z.null() },

  /** Starts nothing new and finishes what is in flight; of one job, or with null of all. */
  'run.pause': { input: stopped, output: z.null() },
  /** Cuts what is in flight and marks it unknown. */
  'run.abort': { input: stopped, output: z.null() },

  /** Live state to files. `only` null: every kind that can be listed, so inbound calling only by name. */
  'exports.write': {
    input: z.object({
      to: fileId,
      format: z.enum(['xlsx', 'csv']),
      only: z.array(sheetKind).nullable().default(null),
      /** Inbound calling beside them; one request a room and contact. */
      inbound: z.boolean().default(false),
      /** Also address books that only other properties use. */
      allBooks: z.boolean().default(false),
    }),
    output: z.object({
      counts: z.record(z.string(), z.number()),
      notes: z.array(z.string()),
      traffic,
    }),
  },
  'templates.write': {
    input: z.object({ to: fileId, kind: sheetKind.nullable() }),
    output: z.null(),
  },
} satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export type CallInput<K extends CallName> = z.input<(typeof contract)[K]['input']>;
export type CallOutput<K extends CallName> = z.output<(typeof contract)[K]['output']>;
export type Handlers = {
  [K in CallName]: (
    given: z.output<(typeof contract)[K]['input']>,
  ) => Promise<Reply<CallOutput<K>>>;
};
export type Reply<T> = { ok: true; value: T } | { ok: false; error: CallError };

/** Pushed to whoever listens; counters only, rows are pulled. */
export const events = {
  /** How far the files are: those being read, then their rows being mapped and checked. */
  'files.progress': fileProgress,
  reading: z.object({
    what: z.string(),
    done: z.number(),
    total: z.number(),
    /** At the rate that was learnt; null before anything was. */
    secondsLeft: z.number().nullable(),
  }),
  planned: z.object({
    requests: z.int(),
    estimateSeconds: z.number(),
    create: z.int(),
    change: z.int(),
    unchanged: z.int(),
    property: z.string(),
  }),
  'run.started': z.object({ job: z.string(), steps: z.int() }),
  'run.progress': runProgress,
  /** Nothing new is started any more, and why; what is in flight comes back first. */
  stopping,
  /** Something durable of a job changed: ask for its status again. */
  'job.changed': z.object({ job: z.string() }),
  pace: z.object({ family: z.string(), perSecond: z.number(), reason: z.string() }),
  /** Nothing goes on for a while, and why; at most every ten seconds. */
  waiting: z.object({ family: z.string(), seconds: z.number(), reason: z.string() }),
  'trunk.waiting': trunkWaiting,
} satisfies Record<EventName, z.ZodType>;
export type EventPayload<K extends EventName> = z.infer<(typeof events)[K]>;
export type EmitEvent = <K extends EventName>(name: K, payload: EventPayload<K>) => void;
