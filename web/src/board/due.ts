import type { Order } from './orders';

export type Urgency = 'calm' | 'soon' | 'late';

const minute = 60_000;
const soonWithin = 2 * minute;

export type Due =
  | { kind: 'at'; at: string }
  | { kind: 'left' | 'late' | 'waiting'; minutes: number }
  | { kind: 'seconds'; seconds: number }
  | { kind: 'now' | 'none' };

/** How a card tells when its order is to be ready, or since when it waits to be fetched. */
export function due(order: Order, now: number): Due {
  if (order.status === 'ready')
    return order.ready_at
      ? { kind: 'waiting', minutes: Math.max(0, Math.floor((now - Date.parse(order.ready_at)) / minute)) }
      : { kind: 'none' };
  if (!order.promised_at) return { kind: 'none' };
  const left = Date.parse(order.promised_at) - now;
  if (left > 60 * minute) return { kind: 'at', at: order.promised_at };
  if (left >= minute) return { kind: 'left', minutes: Math.ceil(left / minute) };
  if (left > 0) return { kind: 'seconds', seconds: Math.ceil(left / 1000) };
  if (left > -minute) return { kind: 'now' };
  return { kind: 'late', minutes: Math.floor(-left / minute) };
}

export function urgency(order: Order, now: number): Urgency {
  if (order.status === 'ready' || !order.promised_at) return 'calm';
  const left = Date.parse(order.promised_at) - now;
  if (left <= 0) return 'late';
  return left <= soonWithin ? 'soon' : 'calm';
}
