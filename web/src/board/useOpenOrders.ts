import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { paths } from '../api/schema';
import { useStream } from '../api/stream';
import { createOpenOrders, isOpen, openStatuses, type Order, type OrderNews } from './orders';

type Query = NonNullable<paths['/api/v1/orders']['get']['parameters']['query']>;

async function readOpen(locationId: string): Promise<Order[]> {
  const orders: Order[] = [];
  let cursor: string | null = null;
  do {
    const query: Query = { location_id: locationId, status: openStatuses, limit: 200, cursor };
    const page = await take(api.GET('/api/v1/orders', { params: { query } }));
    orders.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return orders;
}

export const readOrder = (id: string) =>
  take(api.GET('/api/v1/orders/{id}', { params: { path: { id } } }));

const again = 2_000;

/** A location's open orders, live. Each time the stream opens they are read anew. */
export function useOpenOrders(locationId: string, onNew: (order: Order) => void) {
  const [store] = useState(createOpenOrders);
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const told = useRef(onNew);
  useEffect(() => {
    told.current = onNew;
  });

  const reader = useMemo(() => {
    let isFirst = true;
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function tellNew(orders: Order[], before: string[]) {
      if (isFirst) return;
      const fresh = orders.find((order) => order.status === 'pending' && !before.includes(order.id));
      if (fresh) told.current(fresh);
    }

    async function readAll() {
      clearTimeout(timer);
      const turn = (asked += 1);
      const before = store.ids();
      try {
        const open = await readOpen(locationId);
        if (turn !== asked) return;
        tellNew(open, store.ids());
        store.replace(open, before);
        isFirst = false;
        setLoaded(true);
        setError(null);
      } catch (failed) {
        if (turn !== asked) return;
        setError(failed);
        if (!(failed instanceof ApiError) || failed.status >= 500 || failed.status === 429)
          timer = setTimeout(() => void readAll(), again);
      }
    }

    async function readOne(id: string) {
      try {
        const order = await readOrder(id);
        tellNew([order], store.ids());
        store.put(order);
      } catch {
        void readAll();
      }
    }

    function news(type: string, event: OrderNews) {
      if (type === 'order.promise_changed') store.promise(event);
      else if (!isOpen(event.status)) store.close(event.order_id, event.version);
      else if (!store.knows(event.order_id, event.version)) void readOne(event.order_id);
    }

    return { readAll, readOne, news, stop: () => clearTimeout(timer) };
  }, [locationId, store]);
  useEffect(() => reader.stop, [reader]);

  const state = useStream(`/api/v1/orders/stream?location_id=${locationId}`, {
    onOpen: () => void reader.readAll(),
    onEvent: ({ type, data }) => reader.news(type, JSON.parse(data) as OrderNews),
  });
  const orders = useSyncExternalStore(store.subscribe, store.list);
  return { orders, store, state, loaded, error, refresh: reader.readOne };
}
