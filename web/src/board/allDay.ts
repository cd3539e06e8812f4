import type { Line, Order } from './orders';

export interface Tally {
  key: string;
  name: string;
  variation: string;
  modifiers: string[];
  count: number;
}

const modifiersOf = (line: Line) =>
  line.modifiers.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).sort();

/** What is still to be made, of all orders together, the most first. */
export function allDay(orders: Order[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const order of orders) {
    if (order.status === 'ready') continue;
    for (const line of order.items) {
      if (line.voided || line.preparation === 'done') continue;
      const modifiers = modifiersOf(line);
      const key = [line.variation_id, ...modifiers].join('|');
      const { name, variation_name: variation } = line;
      const tally = tallies.get(key) ?? { key, name, variation, modifiers, count: 0 };
      tallies.set(key, { ...tally, count: tally.count + line.quantity });
    }
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
