/** `09:41`, and the day before it where that is not today. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** A moment as people name it from `now` (both in ms): `09:41`, `Fri, 21 Nov, 09:41`. */
export function formatClock(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
}

/** A rate as it is spoken of: `1 request a second`, `2.5 requests a second`. */
export function formatRate(perSecond: number): string {
  const shown = perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toFixed(1));
  return `${shown} ${shown === 1 ? 'request' : 'requests'} a second`;
}
