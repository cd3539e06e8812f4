import { expect, test } from 'vitest';
import { businessDate, formatDay, formatTime, minutesUntil } from './time';

test("in the location's zone", () => {
  expect(formatTime('2026-11-23T21:05:00.000Z', 'Europe/Moscow', 'ru')).toBe('00:05');
  expect(formatTime('2026-11-23T21:05:00.000Z', 'Asia/Tokyo', 'en')).toBe('06:05');
  expect(formatDay('2026-11-23', 'en')).toBe('Nov 23, 2026');
});

test('the business date turns at the cut-off', () => {
  const night = Date.parse('2026-11-23T23:30:00Z');
  expect(businessDate('Europe/Moscow', 180, night)).toBe('2026-11-23');
  expect(businessDate('Europe/Moscow', 0, night)).toBe('2026-11-24');
});

test('minutes until', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  expect(minutesUntil('2026-11-23T10:04:10Z', now)).toBe(5);
  expect(minutesUntil('2026-11-23T09:58:00Z', now)).toBe(-2);
});
