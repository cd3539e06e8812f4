import type { components } from '../api/schema';
import type { Language } from './i18n/language';

export type Money = components['schemas']['Money'];

export function currencyDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as a decimal: `decimal(-1205, 2)` is `-12.05`. */
export function decimal(amount: number, digits: number): string {
  const sign = amount < 0 ? '-' : '';
  const units = String(Math.abs(amount)).padStart(digits + 1, '0');
  if (digits === 0) return sign + units;
  return `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`;
}

/** Whole amounts are shown without their zeros: `250 ₽`, `250,50 ₽`. */
export function formatMoney({ amount, currency }: Money, language: Language): string {
  const digits = currencyDigits(currency);
  const shown = amount % 10 ** digits === 0 ? 0 : digits;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  return format.format(decimal(amount, digits) as `${number}`);
}

/** What a person typed, in minor units; null when it is no amount of this currency. */
export function parseMoney(text: string, currency: string): Money | null {
  const digits = currencyDigits(currency);
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text.replace(/\s/g, ''));
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > digits) return null;
  const amount = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
}

export const plus = (a: Money, b: Money): Money => ({ ...a, amount: a.amount + b.amount });
export const times = (a: Money, count: number): Money => ({ ...a, amount: a.amount * count });
