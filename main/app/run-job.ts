import type { CallError } from '../../shared/contract/errors.ts';
import type { OutcomeCounts, RunSummary, StepState } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Emit } from '../engine/ports.ts';
import { countOutcomes, countSteps, reportRows } from '../engine/run/report.ts';
import { resultsWorkbook } from '../engine/run/results-workbook.ts';
import { runPlan } from '../engine/run/run-plan.ts';
import type { RunEnd, RunInput } from '../engine/run/run-types.ts';
import type { Job } from '../jobs/job-store.ts';
import { callError, missingConsent, thrownByStore, unwritable } from './call-errors.ts';
import { watchFailures } from './failure-watch.ts';
import { pilotRows } from './pilot.ts';
import type { PilotChoice } from './pilot.ts';
import type { AppPorts } from './ports.ts';
import { countProgress } from './run-counters.ts';
import type { Session } from './session.ts';
import { reasonOf } from './stop-control.ts';
import type { StopCause, StopControl } from './stop-control.ts';
import { stoppedSentence } from './stop-words.ts';

/** `store`: the job can no longer be written, as on a full disk. */
type JobEnd = RunEnd | { kind: 'store'; failure: CallError };
type JobStates = Map<string, StepState>;

/** `results`: path of the workbook that is wanted at the end. */
export type RunChoices = PilotChoice & { stopAtFailures: number | null; results: string | null };

/**
 * Runs what is open of a job's plan and says how it ended. Everything durable is in the
 * job before this resolves: states, counts, the results workbook where one is wanted.
 */
export async function runJob(
  ports: AppPorts,
  session: Session,
  job: Job,
  plan: Plan,
  control: StopControl,
  choices: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  const before = await job.states();
  const missing = missingConsent(plan);
  if (missing) return fail(missing);
  const pilot = pilotRows(plan, before, choices);
  if (!pilot.ok) return pilot;
  const options = pilot.value && { pilotRows: pilot.value };
  const countFailures = watchFailures(choices.stopAtFailures, control.stop);
  ports.emit('run.started', { job: job.id, steps: plan.steps.length });
  await job.setState('running');
  const progress = countProgress(ports, session, job.id, plan, before, pilot.value);
  const { end, states } = await runOrBreakOff({
    plan,
    states: before,
    ports: {
      call: session.call,
      journal: job.journal,
      clock: ports.clock,
      random: ports.random,
      emit: (event) => {
        progress.hear(event);
        if (event.type === 'steps') countFailures(event.entries);
        session.tell(event);
      },
      slowestAnswer: session.slowestAnswer,
    },
    control,
    ...(options && { options }),
  });
  progress.finish();

  const lines = reportRows(plan, states, plan.problems);
  const counts = countOutcomes(lines);
  const steps = countSteps(plan, states);
  const outcome = outcomeOf(end, plan, states);
  const stopped = end.kind === 'paused' ? { cause: control.cause(), now: ports.clock.now() } : null;
  const message = messageOf(end, plan, job.id, steps, outcome, stopped);
  if (end.kind === 'store') {
    if (steps.done + steps.failed + steps.unknown === 0) return fail(callError('store', message));
  } else {
    await job.saveCounts(counts);
    await job.setState(end.kind === 'finished' && counts.unknown === 0 ? 'finished' : 'stopped');
  }
  if (choices.results !== null) {
    const written = await writeResults(ports, plan, states, choices.results);
    // Nobody may be left without knowing how the run itself ended.
    if (!written.ok) {
      return fail({ ...written.error, message: `${message} ${written.error.message}` });
    }
  }
  return ok({
    job: job.id,
    outcome,
    ...(outcome === 'stopped' && { stoppedBy: reasonOf(control) }),
    counts,
    steps,
    ...session.traffic,
    seconds: session.seconds(),
    message,
  });
}

/**
 * A run whose job can no longer be written ends as one whose service is lost: what was on its way
 * is unknown, and resume finds out.
 */
async function runOrBreakOff(input: RunInput): Promise<{ end: JobEnd; states: JobStates }> {
  const states: JobStates = new Map(input.states);
  const emit: Emit = (event) => {
    const entries = event.type === 'steps' ? event.entries : [];
    for (const { stepId, state } of entries) states.set(stepId, state);
    input.ports.emit(event);
  };
  try {
    return await runPlan({ ...input, ports: { ...input.ports, emit } });
  } catch (error) {
    const refused = thrownByStore(error);
    if (!refused) throw error;
    return { end: { kind: 'store', failure: refused }, states };
  }
}

/** Writes the workbook with one line for every input row. */
export async function writeResults(
  ports: Pick<AppPorts, 'writeWorkbook'>,
  plan: Plan,
  states: Map<string, StepState>,
  path: string,
): Promise<Result<null, CallError>> {
  const lines = reportRows(plan, states, plan.problems);
  try {
    await ports.writeWorkbook(resultsWorkbook(plan, lines), path);
    return ok(null);
  } catch (error) {
    return fail(unwritable(path, error));
  }
}

function outcomeOf(
  end: JobEnd,
  plan: Plan,
  states: ReadonlyMap<string, StepState>,
): RunSummary['outcome'] {
  if ('failure' in end) return 'lost';
  if (end.kind === 'paused' || end.kind === 'aborted') return 'stopped';
  const all = [...states.values()].map(({ state }) => state);
  if (all.includes('unknown') || all.includes('sending')) return 'unknown';
  if (all.includes('failed') || all.includes('skipped')) return 'failures';
  if (end.kind === 'pilot') return 'pilot';
  const leftOut = plan.steps.some(({ action }) => action === 'conflict' || action === 'blocked');
  return leftOut ? 'failures' : 'done';
}

function messageOf(
  end: JobEnd,
  { undoOf }: Pick<Plan, 'undoOf'>,
  job: string,
  steps: OutcomeCounts,
  outcome: RunSummary['outcome'],
  stopped: { cause: StopCause | null; now: number } | null,
): string {
  switch (end.kind) {
    case 'finished':
      if (steps.unknown > 0) {
        return `${steps.unknown} steps are unknown: they were sent and nobody knows what came of them. Settle them: bellhop resume ${job}`;
      }
      // What was left out from the start, as blocked or in conflict, counts too.
      if (outcome === 'failures') {
        return 'The run is finished, but not all of it came about; the results say why.';
      }
      if (steps.done > 0) return 'The run is finished.';
      return undoOf === undefined
        ? 'Nothing was to be done: all is as the rows say.'
        : `Nothing was to be taken back: all is as it was before job ${undoOf}.`;
    case 'pilot':
      if (outcome === 'failures') {
        return `The pilot is done, but not all of it came about, and the results say why; go on with the rest: bellhop resume ${job}`;
      }
      return `The pilot is done; go on with the rest: bellhop resume ${job}`;
    case 'paused':
      return stoppedSentence(stopped?.cause ?? null, job, stopped?.now ?? 0);
    case 'aborted':
      return `Cut off; what was in flight is unknown until it is read. Go on: bellhop resume ${job}`;
    case 'outage':
    case 'credentials':
    case 'store':
      return `${end.failure.message} Go on when that is mended: bellhop resume ${job}`;
  }
}
