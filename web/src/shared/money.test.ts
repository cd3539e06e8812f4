import { expect, test } from 'vitest';
import { decimal, formatMoney, parseMoney } from './money';

const plain = (text: string) => text.replace(/\s/g, ' ');

test('by the digits of the currency', () => {
  expect(plain(formatMoney({ amount: 25000, currency: 'RUB' }, 'ru'))).toBe('250 ₽');
  expect(plain(formatMoney({ amount: 25050, currency: 'RUB' }, 'ru'))).toBe('250,50 ₽');
  expect(formatMoney({ amount: 1205, currency: 'USD' }, 'en')).toBe('$12.05');
  expect(formatMoney({ amount: 500, currency: 'JPY' }, 'en')).toBe('¥500');
  expect(decimal(-5, 2)).toBe('-0.05');
});

test('what a person types', () => {
  expect(parseMoney('12,5', 'USD')).toEqual({ amount: 1250, currency: 'USD' });
  expect(parseMoney('1 200', 'RUB')).toEqual({ amount: 120000, currency: 'RUB' });
  expect(parseMoney('1.234', 'USD')).toBeNull();
  expect(parseMoney('1.2', 'JPY')).toBeNull();
  expect(parseMoney('abc', 'USD')).toBeNull();
});
