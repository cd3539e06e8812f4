import type { Schemas } from '../../api/client';
import { currencyDigits, parseMoney, type Money } from '../../shared/money';
import { asOrderLine, type Line } from '../basket';

type Body = Schemas['PlaceOrderBody'];

export interface Draft {
  kind: Schemas['FulfilmentBody']['type'];
  pickupAt: string | null;
  payment: 'cash' | 'card';
  tip: string;
  code: string;
  notes: string;
}

export const emptyDraft: Draft = {
  kind: 'pickup',
  pickupAt: null,
  payment: 'card',
  tip: '',
  code: '',
  notes: '',
};

/** Whole percents of what the items cost, in whole units of the currency. */
function percentOf({ amount, currency }: Money, percent: number): Money {
  const unit = 10 ** currencyDigits(currency);
  return { amount: Math.round((amount * percent) / (100 * unit)) * unit, currency };
}

/** `10%` or an amount; null is none, undefined is neither. */
export function tipOf(draft: Draft, items: Money): Money | null | undefined {
  const text = draft.tip.trim();
  if (!text) return null;
  const percent = /^(\d{1,2})\s*%$/.exec(text)?.[1];
  if (percent) return percentOf(items, Number(percent));
  const tip = parseMoney(text, items.currency);
  return tip && tip.amount >= 0 ? tip : undefined;
}

/** The name is for guests without an account. */
export function bodyOf(draft: Draft, lines: Line[], items: Money, name: string | null): Body {
  const tip = tipOf(draft, items);
  return {
    items: lines.map(asOrderLine),
    fulfilment: {
      type: draft.kind,
      ...(draft.pickupAt ? { pickup_at: draft.pickupAt } : {}),
    },
    payment_method: draft.payment,
    ...(tip?.amount ? { tip } : {}),
    ...(draft.code.trim() ? { promotion_code: draft.code.trim() } : {}),
    ...(name ? { guest_name: name } : {}),
    ...(draft.notes.trim() ? { notes: draft.notes.trim() } : {}),
  };
}
