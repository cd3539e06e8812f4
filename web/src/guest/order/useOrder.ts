import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, orderTokenHeader, take, type Schemas } from '../../api/client';
import { useStream } from '../../api/stream';
import { keptOrders } from '../store';

export type Order = Schemas['OrderView'];

export const isOver = (order: Order) =>
  order.status === 'completed' || order.status === 'cancelled';

/** The token that this browser got with the order, if it was placed without an account. */
export function useTokenHeaders(id: string): Record<string, string> {
  const token = keptOrders.use().find((kept) => kept.id === id)?.token;
  return token ? { [orderTokenHeader]: token } : {};
}

/** An order, live until it is completed or cancelled. */
export function useOrder(id: string) {
  const queries = useQueryClient();
  const headers = useTokenHeaders(id);
  const key = ['order', id];
  const order = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/v1/orders/{id}', { params: { path: { id } }, headers })),
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: key });
  const follows = order.data !== undefined && !isOver(order.data);
  const stream = useStream(follows ? `/api/v1/orders/${id}/stream` : null, {
    headers,
    onOpen: refresh,
    onEvent: refresh,
  });
  return { ...order, stream: follows ? stream : ('live' as const) };
}
