import type { Schemas } from '../api/client';

export type Period = 'hour' | 'today' | 'always';

/** Minutes since midnight on the location's clock. */
function minutesOfDay(zone: string, now: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number);
  return hours * 60 + minutes;
}

/** When the time is over; today ends with the location's business day. */
export function endOf(
  period: Period,
  location: Pick<Schemas['LocationView'], 'time_zone' | 'day_cutoff_minutes'>,
  now = Date.now(),
): string | null {
  if (period === 'always') return null;
  if (period === 'hour') return new Date(now + 3_600_000).toISOString();
  const left = location.day_cutoff_minutes - minutesOfDay(location.time_zone, now);
  const minutes = left > 0 ? left : left + 24 * 60;
  const minute = 60_000;
  return new Date((Math.floor(now / minute) + minutes) * minute).toISOString();
}
