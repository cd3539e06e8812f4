import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, newIdempotencyKey, take, type Schemas } from '../../api/client';
import { useSession } from '../../api/session';
import { go } from '../route';
import { attempt, basketLines, keepOrder } from '../store';

/** Tries of the same order share a key, so that it is placed once; another order has another. */
function keyFor(of: string): string {
  const before = attempt.get();
  if (before?.of === of) return before.key;
  const key = newIdempotencyKey();
  attempt.set({ of, key });
  return key;
}

export function usePlacing() {
  const { user } = useSession();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function place(body: Schemas['PlaceOrderBody']) {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    try {
      const key = keyFor(JSON.stringify([user?.id ?? null, body]));
      const order = await take(
        api.POST('/api/v1/orders', { body, params: { header: { 'Idempotency-Key': key } } }),
      );
      attempt.set(null);
      if (order.token)
        keepOrder({
          id: order.id,
          token: order.token,
          number: order.number,
          placedAt: order.placed_at,
        });
      queries.setQueryData(['order', order.id], order);
      basketLines.set([]);
      go(`/order/${order.id}`);
    } catch (refused) {
      setError(refused);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  return { place, busy, error, forget: () => setError(null) };
}
