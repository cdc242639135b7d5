import { z } from 'zod';

/** A run that would stop sooner is not worth its beginning. */
export const SOONEST_STOP_MS = 60_000;

const CLOCK_TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const written = z.iso.datetime({ local: true, offset: true });

/**
 * The moment (milliseconds of the wall clock) that a person means: `18:30` is the next time that the
 * clocks of this place show it, `2026-11-21T18:30` a time of this place, and with `Z` or an offset the
 * time there. Null where it is neither.
 *
 * @param now milliseconds of the wall clock
 */
export function stopTimeOf(text: string, now: number): number | null {
  const trimmed = text.trim();
  const clock = CLOCK_TIME.exec(trimmed);
  if (clock) return nextShowing(Number(clock[1]), Number(clock[2]), now);
  const moment = written.safeParse(
    trimmed.replace(/^(\d{4}-\d\d-\d\d) /, '$1T').replace(/T(\d\d:\d\d)(?=$|[Z+-])/, 'T$1:00'),
  );
  return moment.success ? Date.parse(moment.data) : null;
}

/** Counted by calendar days, since a day on which the clocks change is no 24 hours. */
function nextShowing(hours: number, minutes: number, now: number): number {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const soon = new Date(year, month, day, hours, minutes).getTime();
  return soon > now ? soon : new Date(year, month, day + 1, hours, minutes).getTime();
}

/** `18:30`, with the day where it is another one: `18:30 on 21 Nov`. Both in milliseconds. */
export function clockWords(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === today.toDateString()) return time;
  return `${time} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}`;
}
