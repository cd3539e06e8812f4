import type { Schemas } from '../api/client';

export type Order = Schemas['OrderView'];
export type Line = Schemas['OrderLineView'];
export type Status = Order['status'];

export interface OrderNews {
  order_id: string;
  status: Status;
  version: number;
  promised_at?: string;
  promised_p50_at?: string;
}

export const openStatuses: Status[] = ['pending', 'confirmed', 'preparing', 'ready'];
export const isOpen = (status: Status) => openStatuses.includes(status);

/** The promise an order was placed with stays, so that cards do not change places under a finger. */
function turn(order: Order): number {
  const promised = Date.parse(order.promise?.first ?? order.promised_at ?? order.placed_at);
  const wanted = order.fulfilment.pickup_at ? Date.parse(order.fulfilment.pickup_at) : 0;
  return Math.max(promised, wanted);
}

const byTurn = (a: Order, b: Order) =>
  turn(a) - turn(b) || a.placed_at.localeCompare(b.placed_at) || a.id.localeCompare(b.id);

/** The open orders as far as this board knows; an older answer never replaces a newer one. */
export function createOpenOrders() {
  const orders = new Map<string, Order>();
  const closed = new Map<string, number>();
  const listeners = new Set<() => void>();
  let sorted: Order[] = [];

  function changed() {
    sorted = [...orders.values()].sort(byTurn);
    for (const listener of listeners) listener();
  }

  const knows = (id: string, version: number) =>
    (orders.get(id)?.version ?? closed.get(id) ?? 0) >= version;

  function take(order: Order) {
    if ((closed.get(order.id) ?? 0) >= order.version) return;
    if ((orders.get(order.id)?.version ?? 0) > order.version) return;
    if (isOpen(order.status)) orders.set(order.id, order);
    else forget(order.id, order.version);
  }

  function forget(id: string, version: number) {
    closed.set(id, version);
    orders.delete(id);
  }

  return {
    knows,
    get: (id: string) => orders.get(id),
    list: () => sorted,
    ids: () => [...orders.keys()],

    put(order: Order) {
      take(order);
      changed();
    },

    close(id: string, version: number) {
      forget(id, version);
      changed();
    },

    /** What is open now; of what was known before it was asked for, the rest is over. */
    replace(open: Order[], knownBefore: string[]) {
      const still = new Set(open.map((order) => order.id));
      for (const id of knownBefore) if (!still.has(id)) orders.delete(id);
      open.forEach(take);
      changed();
    },

    promise({ order_id, promised_at, promised_p50_at }: OrderNews) {
      const order = orders.get(order_id);
      if (!order || !promised_at) return;
      const first = order.promise?.first ?? promised_at;
      const promise = { p50: promised_p50_at ?? promised_at, p90: promised_at, first };
      orders.set(order_id, { ...order, promised_at, promise });
      changed();
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type OpenOrders = ReturnType<typeof createOpenOrders>;
