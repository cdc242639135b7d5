const whole = new Intl.NumberFormat('en');

/** `1,204` */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 row`, `1,204 rows`; the plural is the singular with an s unless given. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `address book` → `Address book` */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `rooms`; `rooms and books`; `rooms, books and contacts` */
export function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Rounded to one digit: `0.9 kB`, `12.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  if (unit === 0) return countOf(bytes, 'byte');
  return `${size < 9.95 ? size.toFixed(1) : formatCount(Math.round(size))} ${units[unit]}`;
}

/** Rounded as people say it: `about 40 seconds`, `about 3 minutes`, `about 2 h 10 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 5) return 'a few seconds';
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${countOf(minutes, 'minute')}`;
  const rest = minutes % 60;
  return `about ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** How long ago, seen from `now` (both in ms): `just now`, `5 minutes ago`, `yesterday`, `3 Mar 2026`. */
export function formatWhen(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${countOf(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${countOf(hours, 'hour')} ago`;
  if (hours < 48) return 'yesterday';
  if (hours < 24 * 7) return `${Math.floor(hours / 24)} days ago`;
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** A share from 0 to 1: `42 %`. Neither all nor nothing is claimed by rounding: `<1 %`, `>99 %`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}
