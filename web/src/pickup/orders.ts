import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take, type Schemas } from '../api/client';
import { useStream } from '../api/stream';

export interface Shown {
  id: string;
  number: string;
  name: string | null;
  status: 'confirmed' | 'preparing' | 'ready';
  version: number;
}

/** What an event of the orders' stream says. */
export interface OrderEvent {
  order_id: string;
  number: string;
  status: Schemas['OrderView']['status'];
  version: number;
}

const isShown = (status: string): status is Shown['status'] =>
  status === 'confirmed' || status === 'preparing' || status === 'ready';

/** An event that is older than what is shown changes nothing. */
export function withEvent(shown: Shown[], event: OrderEvent): Shown[] {
  const before = shown.find(({ id }) => id === event.order_id);
  if (before && before.version > event.version) return shown;
  if (!isShown(event.status)) return shown.filter((each) => each !== before);
  if (before?.status === event.status && before.version === event.version) return shown;
  const after: Shown = {
    id: event.order_id,
    number: event.number,
    name: before?.name ?? null,
    status: event.status,
    version: event.version,
  };
  return before ? shown.map((each) => (each === before ? after : each)) : [...shown, after];
}

async function readAll(): Promise<Shown[]> {
  const all: Shown[] = [];
  let cursor: string | null = null;
  do {
    const page: Schemas['OrderViewPage'] = await take(
      api.GET('/api/v1/orders', {
        params: {
          query: {
            status: ['confirmed', 'preparing', 'ready'],
            limit: 200,
            ...(cursor ? { cursor } : {}),
          },
        },
        querySerializer: { array: { style: 'form', explode: false } },
      }),
    );
    for (const { id, number, guest_name, status, version } of page.items)
      if (isShown(status)) all.push({ id, number, name: guest_name ?? null, status, version });
    cursor = page.next_cursor ?? null;
  } while (cursor);
  return all.reverse();
}

const key = ['pickup'];

export function useShown() {
  const queries = useQueryClient();
  const orders = useQuery({ queryKey: key, queryFn: readAll, staleTime: Infinity });
  const stream = useStream('/api/v1/orders/stream', {
    onOpen: () => void queries.invalidateQueries({ queryKey: key }),
    onEvent: ({ data }) => {
      const event = JSON.parse(data) as OrderEvent;
      if (!event.order_id) return;
      const shown = queries.getQueryData<Shown[]>(key) ?? [];
      const after = withEvent(shown, event);
      queries.setQueryData(key, after);
      if (after.length > shown.length) void queries.invalidateQueries({ queryKey: key });
    },
  });
  return { orders: orders.data ?? [], error: orders.error, stream };
}
