import { describe, expect, it } from 'vitest';
import { withEvent, type OrderEvent, type Shown } from './orders';

const a: Shown = { id: 'a', number: 'A-001', name: 'Vera', status: 'preparing', version: 3 };
const event = (status: OrderEvent['status'], version: number, id = 'a'): OrderEvent => ({
  order_id: id,
  number: 'A-001',
  status,
  version,
});

describe('the numbers on the wall', () => {
  it('follow an order and keep its name', () => {
    expect(withEvent([a], event('ready', 4))).toEqual([{ ...a, status: 'ready', version: 4 }]);
  });

  it('drop what is handed over or cancelled', () => {
    expect(withEvent([a], event('completed', 5))).toEqual([]);
    expect(withEvent([a], event('cancelled', 4))).toEqual([]);
  });

  it('take up what is new', () => {
    expect(withEvent([a], event('confirmed', 2, 'b'))).toHaveLength(2);
    expect(withEvent([a], event('pending', 1, 'b'))).toEqual([a]);
  });

  it('do not go back', () => {
    const shown = [a];
    expect(withEvent(shown, event('confirmed', 2))).toBe(shown);
  });
});
