import type { Schemas } from '../api/client';
import { plus, times, type Money } from '../shared/money';
import { cannotBeAnswered, countIn, type Choice } from './choice';
import { itemsOf, type Item, type OnSale, type Variation } from './onSale';

export interface Line {
  key: string;
  variationId: string;
  choice: Choice;
  quantity: number;
  note: string;
  /** As it was called when it was taken, for when it is gone from the menu. */
  name: string;
}

export const mostOfOne = 50;

/** `changed`: what it was ordered with is no longer offered like that. */
export type Trouble = 'gone' | 'sold-out' | 'changed';

export interface ResolvedLine {
  line: Line;
  item: Item | null;
  variation: Variation | null;
  extras: { name: string; count: number }[];
  price: Money | null;
  trouble: Trouble | null;
}

export function lineKey(variationId: string, choice: Choice, note: string): string {
  const extras = Object.entries(choice).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([variationId, extras, note.trim()]);
}

/** The same again counts up. */
export function withLine(lines: Line[], added: Omit<Line, 'key'>): Line[] {
  const key = lineKey(added.variationId, added.choice, added.note);
  const same = lines.find((line) => line.key === key);
  if (!same) return [...lines, { ...added, key }];
  const quantity = Math.min(mostOfOne, same.quantity + added.quantity);
  return lines.map((line) => (line === same ? { ...line, quantity } : line));
}

export function withQuantity(lines: Line[], key: string, quantity: number): Line[] {
  if (quantity <= 0) return lines.filter((line) => line.key !== key);
  const most = Math.min(mostOfOne, quantity);
  return lines.map((line) => (line.key === key ? { ...line, quantity: most } : line));
}

export const countOf = (lines: Line[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

export function resolve(line: Line, menu: OnSale): ResolvedLine {
  const item =
    itemsOf(menu).find(({ product }) =>
      product.variations.some(({ id }) => id === line.variationId),
    ) ?? null;
  const variation = item?.product.variations.find(({ id }) => id === line.variationId) ?? null;
  if (!item || !variation)
    return { line, item: null, variation: null, extras: [], price: null, trouble: 'gone' };

  const { modifier_groups: groups } = item.product;
  const offered = groups.flatMap((group) => group.modifiers);
  const taken = offered.filter(({ id }) => line.choice[id]);
  const price = taken.reduce(
    (sum, modifier) => plus(sum, times(modifier.price, line.choice[modifier.id] ?? 0)),
    variation.price,
  );
  const changed =
    Object.keys(line.choice).some((id) => !offered.some((modifier) => modifier.id === id)) ||
    groups.some((group) => {
      const count = countIn(group, line.choice);
      return count < group.min || count > group.max;
    });
  const soldOut =
    !item.available ||
    !variation.available ||
    taken.some((modifier) => !modifier.available) ||
    groups.some(cannotBeAnswered);
  return {
    line,
    item,
    variation,
    extras: taken.map(({ id, name }) => ({ name, count: line.choice[id] ?? 0 })),
    price: times(price, line.quantity),
    trouble: soldOut ? 'sold-out' : changed ? 'changed' : null,
  };
}

export const sumOf = (lines: ResolvedLine[], currency: string): Money =>
  lines.reduce((sum, { price }) => (price ? plus(sum, price) : sum), { amount: 0, currency });

export const asOrderLine = (line: Line): Schemas['OrderLineBody'] => ({
  variation_id: line.variationId,
  quantity: line.quantity,
  modifiers: Object.entries(line.choice).map(([modifier_id, quantity]) => ({
    modifier_id,
    quantity,
  })),
  ...(line.note.trim() ? { notes: line.note.trim() } : {}),
});

/** The lines of an earlier order, to order them once more. */
export function again(order: Schemas['OrderView']): Omit<Line, 'key'>[] {
  return order.items
    .filter((line) => !line.voided)
    .map((line) => ({
      variationId: line.variation_id,
      choice: Object.fromEntries(
        line.modifiers.map(({ modifier_id, quantity }) => [modifier_id, quantity]),
      ),
      quantity: line.quantity,
      note: line.notes ?? '',
      name: line.name,
    }));
}
