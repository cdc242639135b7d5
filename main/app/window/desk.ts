import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import type { ReportView } from '../../../shared/domain/job.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Job, JobStore, NewJob } from '../../jobs/job-store.ts';
import { callError, storeError } from '../call-errors.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import type { DraftState } from '../drafts/draft-state.ts';

/** Jobs that nobody works with are kept open up to this many, for a person who goes to and fro. */
const IDLE_KEPT = 3;
/** And together up to this many rows, which take some 150 MB. */
const ROWS_KEPT = 100_000;

/** A job that this program has open, with what it knows of it in memory. */
export type HeldJob = {
  job: Job;
  /** Its rows, once somebody asked for them. */
  draft: DraftState | null;
  busy: 'planning' | 'running' | null;
  progress: RunProgress | null;
  /** The whole plan, once somebody needed it. */
  plan: Plan | null;
  /** Lines as they were at that moment of the steady clock. */
  report: { at: number; lines: ReportView[] } | null;
  /** One after the other: reading, mapping and editing of its rows. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};

/** The jobs on the desk: a job is opened once in a program, however many calls want it. */
export type Desk = {
  /** Opens the job, or takes the open one, and keeps it open while the work is on and a while after. */
  use<T>(
    id: string,
    work: (held: HeldJob) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>>;
  /** The same for a single look: a job that was not open before is closed after it. */
  visit<T>(
    id: string,
    work: (held: HeldJob) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>>;
  /** Puts a new job on the desk. */
  create(job: NewJob): Promise<Result<HeldJob, CallError>>;
  /** Closes the job if it is open here and idle, so that others can open it; refuses while it is busy. */
  letGo(id: string): Promise<Result<null, CallError>>;
  /** Waits for what is under way and closes all of them. */
  close(): Promise<void>;
};

type Place = { opening: Promise<Result<HeldJob, CallError>>; held: HeldJob | null; users: number };

export function createDesk(jobs: JobStore): Desk {
  /** In the order of use: the last is the one used last. */
  const places = new Map<string, Place>();
  const works = new Set<Promise<unknown>>();
  const closings = new Map<string, Promise<void>>();

  const put = (id: string, opening: Promise<Result<HeldJob, CallError>>): Place => {
    const place: Place = { opening, held: null, users: 0 };
    places.set(id, place);
    place.opening = opening.then((opened) => {
      if (opened.ok) place.held = opened.value;
      else if (places.get(id) === place) places.delete(id);
      return opened;
    });
    return place;
  };

  const open = async (id: string): Promise<Result<HeldJob, CallError>> => {
    await closings.get(id);
    const opened = await jobs.open(id);
    if (!opened.ok) return fail(storeError(opened.error));
    const job = opened.value;
    // Nobody else has it, so what says that it runs was killed.
    const { state } = await job.info();
    if (state === 'running') await job.setState('stopped');
    return ok(heldJob(job));
  };

  const closePlace = async (id: string, held: HeldJob): Promise<void> => {
    places.delete(id);
    const closing = held.job.close();
    closings.set(id, closing);
    await closing;
    closings.delete(id);
  };

  const isIdle = (place: Place): boolean => place.users === 0 && place.held?.busy === null;

  const tidy = async (): Promise<void> => {
    const idle = [...places].filter(([, place]) => isIdle(place)).toReversed();
    let count = 0;
    let rows = 0;
    for (const [id, place] of idle) {
      const { held } = place;
      count += 1;
      rows += held?.draft?.shown.length ?? 0;
      // The one used last is always kept.
      const isTooMuch = count > 1 && (count > IDLE_KEPT || rows > ROWS_KEPT);
      if (held && isTooMuch && isIdle(place)) await closePlace(id, held);
    }
  };

  const use: Desk['use'] = async (id, work) => {
    const place = places.get(id) ?? put(id, open(id));
    places.delete(id);
    places.set(id, place);
    place.users += 1;
    const working = place.opening.then((opened) => (opened.ok ? work(opened.value) : opened));
    works.add(working);
    try {
      return await working;
    } finally {
      works.delete(working);
      place.users -= 1;
      if (!place.held) places.delete(id);
      await tidy();
    }
  };

  return {
    use,
    visit: async (id, work) => {
      const wasOpen = places.has(id);
      const done = await use(id, work);
      const place = places.get(id);
      if (!wasOpen && place?.held && isIdle(place)) await closePlace(id, place.held);
      return done;
    },

    create: async (wish) => {
      const created = await jobs.create(wish);
      if (!created.ok) return fail(storeError(created.error));
      const held = heldJob(created.value);
      put(created.value.id, Promise.resolve(ok(held))).held = held;
      await tidy();
      return ok(held);
    },

    letGo: async (id) => {
      const place = places.get(id);
      await place?.opening;
      await closings.get(id);
      if (!place?.held || !places.has(id)) return ok(null);
      if (!isIdle(place)) {
        return fail(
          callError('job-open-elsewhere', `Job ${id} is at work in this window; stop it first.`),
        );
      }
      await closePlace(id, place.held);
      return ok(null);
    },

    close: async () => {
      while (works.size > 0) await Promise.allSettled(works);
      for (const [id, { opening }] of places) {
        const opened = await opening;
        if (opened.ok) await closePlace(id, opened.value);
      }
    },
  };
}

function heldJob(job: Job): HeldJob {
  let last: Promise<unknown> = Promise.resolve();
  return {
    job,
    draft: null,
    busy: null,
    progress: null,
    plan: null,
    report: null,
    inTurn: (work) => {
      const mine = last.then(work, work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
