// Works on a job in a process of its own, so that tests can kill it.
// Usage: child.mjs <address of job-store.js> <task> <home> [job]
import { writeSync } from 'node:fs';

const [store, task, home, id = ''] = process.argv.slice(2);
const { openJobStore } = await import(store);
const jobs = openJobStore(home);

/** Written at once, so that what the parent saw had certainly happened. */
const tell = (line) => writeSync(1, `${line}\n`);
const entry = (stepId) => ({ stepId, state: { state: 'sending', attempt: 1 } });
const open = async () => {
  const job = await jobs.open(id);
  if (!job.ok) {
    tell(job.error.code);
    process.exit(1);
  }
  tell('open');
  return job.value;
};

const tasks = {
  /** Eight lanes record one entry after the other and tell each that is on disk, for ever. */
  async record() {
    const job = await open();
    const lane = async (name) => {
      for (let at = 0; ; at++) {
        await job.journal.record([entry(`${name}-${at}`)]);
        tell(`${name}-${at}`);
      }
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(lane));
  },
  /** Records until the disk refuses, then tells why and what a later record says. */
  async fill() {
    const job = await open();
    const note = 'x'.repeat(2000);
    for (let at = 0; ; at++) {
      const failed = await job.journal.record([entry(`${at} ${note}`)]).catch((error) => error);
      if (failed) {
        tell(JSON.stringify({ code: failed.code, message: failed.message }));
        break;
      }
      tell(`saved ${at}`);
    }
    const later = await job.journal.record([entry('later')]).catch((error) => error.code);
    tell(`later ${later}`);
  },
  /** Keeps saving plans. */
  async plan() {
    const job = await open();
    const plan = JSON.parse(process.env.PLAN);
    for (;;) {
      tell('saving');
      await job.savePlan(plan);
      tell('saved');
    }
  },
  async create() {
    const job = JSON.parse(process.env.JOB);
    for (;;) {
      tell('creating');
      const made = await jobs.create(job);
      tell(made.value.id);
    }
  },
  /** Leaves without closing and without waiting. */
  async leave() {
    const job = await open();
    void job.journal.record([entry('last words')]);
  },
  async hold() {
    await open();
    process.stdin.resume();
  },
};
await tasks[task]();
