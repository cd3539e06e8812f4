import type { Line } from './basket';
import { stored } from './stored';

export const basketLines = stored<Line[]>('beanq-basket', []);
export const guestName = stored('beanq-name', '');

export interface KeptOrder {
  id: string;
  token: string;
  number: string;
  placedAt: string;
}

/** Orders placed without an account, newest first. */
export const keptOrders = stored<KeptOrder[]>('beanq-orders', []);

const mostKept = 20;

export const keepOrder = (order: KeptOrder) =>
  keptOrders.set([order, ...keptOrders.get().filter(({ id }) => id !== order.id)].slice(0, mostKept));

export interface Attempt {
  of: string;
  key: string;
}

/** The placing whose answer has not come yet. */
export const attempt = stored<Attempt | null>('beanq-attempt', null);
