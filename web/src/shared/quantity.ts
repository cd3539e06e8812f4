import type { components } from '../api/schema';
import type { Language } from './i18n/language';

export type Quantity = components['schemas']['QuantityView'];

/** `1 250.5 g`; the unit's name comes from the shared texts. */
export function formatQuantity(
  { value, unit }: Quantity,
  language: Language,
  units: Record<Quantity['unit'], string>,
): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  return `${number.format(value as `${number}`)}\u00a0${units[unit]}`;
}

/** What a person typed as the API wants it; null when it is no quantity. */
export function parseQuantity(text: string): string | null {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return /^-?\d+(\.\d{1,3})?$/.test(plain) ? plain : null;
}
