import cliProgress from 'cli-progress';
import pc from 'picocolors';
import type { EmitEvent, EventPayload } from '../../../shared/contract/contract.ts';
import type { RunSummary } from '../../../shared/domain/job.ts';
import { counted } from './options.ts';
import { duration, durationRange } from './print-plan.ts';
import type { Terminal } from './terminal.ts';

/** Without a screen to draw on, a line is enough at every so many per cent. */
const LINE_EVERY = 20;
/** Less than this is over before it is read. */
const WORTH_A_LINE = 20;

/**
 * Shows events as they come: a bar on a screen, a line now and then in a log.
 *
 * @returns `emit` for the app, and `end`, which leaves the cursor on a line of its own
 */
export function showEvents(terminal: Terminal): { emit: EmitEvent; end(): void } {
  const bar = new cliProgress.SingleBar({
    format: ' {bar} {percentage} % | {value}/{total} | {words}',
    stream: process.stderr,
    hideCursor: true,
    barsize: 30,
    fps: 10,
    // What follows says more than a full bar; eight of them in a row say nothing.
    clearOnComplete: true,
  });
  let drawn = false;
  let lastLine = -1;
  let reading = '';
  const show = (total: number, value: number, words: string) => {
    if (total === 0) return;
    if (terminal.interactive) {
      if (!drawn) bar.start(total, value, { words });
      drawn = true;
      bar.setTotal(total);
      bar.update(value, { words });
      return;
    }
    const step = Math.floor((value * 100) / total / LINE_EVERY);
    if (total < WORTH_A_LINE || step === lastLine || step === 0) return;
    lastLine = step;
    terminal.err(`  ${Math.floor((value * 100) / total)} % of ${total} | ${words}`);
  };
  const end = () => {
    if (drawn) bar.stop();
    drawn = false;
    lastLine = -1;
  };
  const emit: EmitEvent = (name, payload) => {
    if (name === 'run.progress') {
      const progress = payload as EventPayload<'run.progress'>;
      show(progress.total, progress.total - progress.waiting - progress.inFlight, words(progress));
    } else if (name === 'reading') {
      const { what, done, total, secondsLeft } = payload as EventPayload<'reading'>;
      if (what !== reading) end();
      reading = what;
      const left = secondsLeft === null || done === total ? '' : ` | ${duration(secondsLeft)} left`;
      show(total, done, `reading ${what}${left}`);
    } else if (name === 'planned' || name === 'run.started') {
      end();
    } else if (name === 'stopping') {
      const { by, message } = payload as EventPayload<'stopping'>;
      // Whoever pressed Ctrl-C was told already.
      if (by === 'person') return;
      end();
      terminal.err(pc.yellow(message));
    } else if (name === 'waiting') {
      const { seconds, reason } = payload as EventPayload<'waiting'>;
      end();
      terminal.err(pc.dim(`${reason} Going on in ${duration(seconds)}.`));
    } else if (name === 'pace' && terminal.interactive && !drawn) {
      terminal.err(pc.dim((payload as EventPayload<'pace'>).reason));
    }
  };
  return { emit, end };
}

/** Events as NDJSON, one document a line; the summary comes last, from the command. */
export function ndjson(terminal: Terminal): { emit: EmitEvent; end(): void } {
  return {
    emit: (event, payload) => terminal.json({ event, ...payload }),
    end: () => {},
  };
}

function words(progress: EventPayload<'run.progress'>): string {
  const { counts, perSecond, throttled, timeLeft } = progress;
  return [
    `${counts.done} done`,
    counts.failed > 0 && `${counts.failed} failed`,
    counts.unknown > 0 && `${counts.unknown} unknown`,
    perSecond !== null && `${perSecond.toFixed(0)} requests/s`,
    throttled > 0 && `slowed ${throttled} ×`,
    timeLeft !== null && timeLeft.toSeconds > 0 && `about ${durationRange(timeLeft)} left`,
  ]
    .filter((part) => part !== false)
    .join(' | ');
}

/** The outcome in words. */
export function summaryLines(summary: RunSummary): string[] {
  const { counts, requests, throttled, retries, seconds, outcome, message, job } = summary;
  const good = outcome === 'done' || outcome === 'pilot';
  const rows = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
  return [
    (good ? pc.green : pc.yellow)(pc.bold(message)),
    `Rows: ${rows || 'none'}.`,
    pc.dim(
      `Job ${job}: ${counted(requests, 'request')} in ${seconds} s, slowed ${throttled} ×, repeated ${retries} ×.`,
    ),
  ];
}
