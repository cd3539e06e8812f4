import { Button, Loader, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { ErrorNote } from '../../shared/ErrorNote';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatDateTime } from '../../shared/time';
import { useGuestTexts } from '../i18n';
import { useTimeZone } from '../onSale';
import { orderAgain } from '../order/orderAgain';
import type { Order } from '../order/useOrder';
import { linkTo } from '../route';
import { keptOrders } from '../store';
import css from './Account.module.css';

export function MyOrders() {
  const t = useGuestTexts();
  const orders = useInfiniteQuery({
    queryKey: ['my-orders'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/me/orders', {
          params: { query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
  });
  const all = orders.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {orders.isPending && <Loader role="status" aria-label={t.loading} />}
      <ErrorNote error={orders.error} onRetry={() => void orders.refetch()} />
      {orders.data && all.length === 0 && <Text c="dimmed">{t.past.none}</Text>}
      <ul className={css.orders}>
        {all.map((order) => (
          <Past key={order.id} order={order} />
        ))}
      </ul>
      {orders.hasNextPage && (
        <Button
          variant="default"
          radius="xl"
          loading={orders.isFetchingNextPage}
          onClick={() => void orders.fetchNextPage()}
        >
          {t.past.more}
        </Button>
      )}
    </>
  );
}

function Past({ order }: { order: Order }) {
  const t = useGuestTexts();
  const language = useLanguage();
  const zone = useTimeZone();
  return (
    <li>
      <a {...linkTo(`/order/${order.id}`)}>
        <b>{order.number}</b>
        <span>{order.items.map(({ name }) => name).join(', ')}</span>
        <small>
          {formatDateTime(order.placed_at, zone, language)} ·{' '}
          {formatMoney(order.totals.total, language)}
        </small>
      </a>
      <Button variant="light" radius="xl" onClick={() => orderAgain(order)}>
        {t.order.again}
      </Button>
    </li>
  );
}

export function KeptOrders() {
  const t = useGuestTexts();
  const language = useLanguage();
  const zone = useTimeZone();
  const orders = keptOrders.use();
  if (orders.length === 0) return null;
  return (
    <section className={css.kept}>
      <Title order={2} size="h3" mb="sm">
        {t.past.here}
      </Title>
      <ul className={css.orders}>
        {orders.map((order) => (
          <li key={order.id}>
            <a {...linkTo(`/order/${order.id}`)}>
              <b>{order.number}</b>
              <small>{formatDateTime(order.placedAt, zone, language)}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
