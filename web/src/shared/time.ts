import type { Language } from './i18n/language';

const format = (at: string, zone: string, language: Language, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...how, timeZone: zone }).format(new Date(at));

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

export const formatTime = (at: string, zone: string, language: Language) =>
  format(at, zone, language, clock);

export const formatDate = (at: string, zone: string, language: Language) =>
  format(at, zone, language, { day: 'numeric', month: 'short', year: 'numeric' });

export const formatDateTime = (at: string, zone: string, language: Language) =>
  format(at, zone, language, { day: 'numeric', month: 'short', ...clock });

/** A business date as it is: it belongs to no zone. */
export const formatDay = (date: string, language: Language) =>
  formatDate(`${date}T00:00:00Z`, 'UTC', language);

/** Negative once it has passed. */
export const minutesUntil = (at: string, now = Date.now()) =>
  Math.ceil((new Date(at).getTime() - now) / 60_000);

/** The location's business date now: `2026-11-25`. */
export function businessDate(zone: string, cutoffMinutes: number, now = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return parts.format(new Date(now - cutoffMinutes * 60_000));
}
