import { again, withLine } from '../basket';
import { go } from '../route';
import { basketLines } from '../store';
import type { Order } from './useOrder';

/** Puts an order's items into the basket once more and shows it. */
export function orderAgain(order: Order) {
  basketLines.set(again(order).reduce(withLine, basketLines.get()));
  go('/#basket');
}
