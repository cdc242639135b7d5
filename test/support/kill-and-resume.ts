import { bellhop, startBellhop } from './bellhop-process.ts';
import type { Ended, Started } from './bellhop-process.ts';
import { until } from './until.ts';

type Env = Record<string, string>;

export type KilledRun = {
  kills: number;
  /** Of the kills, those before the run had begun to send. */
  whilePlanning: number;
  resumes: number;
  /** How the last process ended; null where a kill came after the job's end and nothing was left to do. */
  ended: Ended | null;
  /** Null where no job came about. */
  job: string | null;
};

export type KillPlan = {
  /** The command that begins the work. */
  begin: readonly string[];
  env: Env;
  /** Added to every `begin` and `resume`. */
  also?: readonly string[];
  /**
   * Milliseconds after the start of a process at which it is killed, or after it has begun to send;
   * null lets it end.
   */
  nextKill(turn: number): number | { sending: number } | null;
  /** What else befalls a process while it runs; awaited once it has ended. */
  befall?(process: Started): Promise<void>;
  /** Whether a process that ended by itself is gone on with; not unless told. */
  goesOn?(ended: Ended): boolean;
};

/**
 * Begins a job, kills its process again and again and resumes it, until a process ends by itself or
 * the job is found finished.
 */
export async function killAndResume(plan: KillPlan): Promise<KilledRun> {
  const { env, also = [] } = plan;
  const begin = [...plan.begin, ...also];
  const run: KilledRun = { kills: 0, whilePlanning: 0, resumes: 0, ended: null, job: null };
  let command = begin;
  for (let turn = 0; ; turn++) {
    const process = startBellhop(command, env);
    const killing = killAt(process, plan.nextKill(turn));
    const befallen = plan.befall?.(process);
    const ended = await process.ended;
    await Promise.all([killing, befallen]);
    const killed = ended.signal === 'SIGKILL';
    if (killed) {
      run.kills += 1;
      if (!isSending(process)) run.whilePlanning += 1;
    }
    const job = await newestJob(env);
    run.job = job?.id ?? null;
    if (!killed && plan.goesOn?.(ended) !== true) return { ...run, ended };
    // Killed before the job was there: nothing was sent. Killed after its end: nothing is left.
    if (job?.state === 'finished') return run;
    if (job) run.resumes += 1;
    command = job ? ['resume', job.id, '--json', ...also] : begin;
  }
}

/** Whether the command has told that its plan is made and its steps are on their way. */
export function isSending({ stdout }: Started): boolean {
  return stdout().includes('"event":"run.started"');
}

async function killAt(process: Started, when: ReturnType<KillPlan['nextKill']>): Promise<void> {
  if (when === null) return;
  const { child, ended } = process;
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (typeof when === 'object') await until(() => isSending(process) || isOver());
  const ms = typeof when === 'object' ? when.sending : when;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
  if (!isOver()) child.kill('SIGKILL');
}

type JobLine = { id: string; state: string };

async function newestJob(env: Env): Promise<JobLine | undefined> {
  const jobs = await bellhop(['jobs', '--json'], env);
  if (jobs.code !== 0) throw new Error(`The jobs cannot be listed: ${jobs.stderr}`);
  return (JSON.parse(jobs.stdout) as JobLine[])[0];
}
