import '../formStyles';
import { Anchor, Button, Loader, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { ApiError } from '../../api/problem';
import { ErrorNote } from '../../shared/ErrorNote';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatDateTime } from '../../shared/time';
import { PromiseText } from '../PromiseText';
import { Totals } from '../Totals';
import { useGuestTexts } from '../i18n';
import { useTimeZone } from '../onSale';
import { linkTo } from '../route';
import { Cancel } from './Cancel';
import css from './Order.module.css';
import { PriceSteps } from './PriceSteps';
import { Progress } from './Progress';
import { orderAgain } from './orderAgain';
import { isOver, useOrder, type Order } from './useOrder';

export default function OrderPage({ id }: { id: string }) {
  const t = useGuestTexts();
  const order = useOrder(id);
  const number = order.data?.number;
  useEffect(() => {
    const before = document.title;
    if (number) document.title = `${number} · ${before}`;
    return () => {
      document.title = before;
    };
  }, [number]);

  if (!order.data)
    return (
      <main className={css.main}>
        <Title order={1} size="h2" mb="md">
          {t.order.title}
        </Title>
        {order.isPending && <Loader role="status" aria-label={t.loading} />}
        {order.error instanceof ApiError && [401, 403, 404].includes(order.error.status) ? (
          <Text>{t.order.elsewhere}</Text>
        ) : (
          <ErrorNote error={order.error} onRetry={() => void order.refetch()} />
        )}
        <Anchor mt="md" display="block" {...linkTo('/account')}>
          {t.past.title}
        </Anchor>
      </main>
    );
  return <Shown order={order.data} lost={order.stream === 'offline'} />;
}

function Shown({ order, lost }: { order: Order; lost: boolean }) {
  const t = useGuestTexts();
  const language = useLanguage();
  const zone = useTimeZone();
  const waiting = !isOver(order) && order.status !== 'ready';
  return (
    <main className={css.main}>
      {lost && (
        <p role="alert" className={css.lost}>
          {t.order.reconnecting}
        </p>
      )}
      <section className={css.head} data-status={order.status}>
        <h1 className={css.number}>
          <small>{t.order.yourNumber}</small>
          {order.number}
        </h1>
        <div aria-live="polite">
          <p className={css.says}>{t.order.says[order.status]}</p>
          {waiting && (
            <p className={css.promise}>
              <PromiseText promise={order.promise} at={order.promised_at} />
            </p>
          )}
        </div>
        {order.status !== 'cancelled' && <Progress status={order.status} />}
      </section>

      <ul className={css.lines}>
        {order.items.map((line) => (
          <li key={line.id} data-voided={line.voided || undefined}>
            <span className={css.count}>{line.quantity} ×</span>
            <span className={css.what}>
              <b>{line.name}</b> {line.variation_name}
              <span>
                {[
                  ...line.modifiers.map((each) =>
                    each.quantity > 1 ? `${each.quantity} × ${each.name}` : each.name,
                  ),
                  ...(line.notes ? [`“${line.notes}”`] : []),
                  ...(line.voided ? [t.order.voided] : []),
                ].join(' · ')}
              </span>
            </span>
            <span>{formatMoney(line.total, language)}</span>
          </li>
        ))}
      </ul>
      <Totals of={order} />
      <p className={css.dim}>
        {order.payment_status === 'unpaid' ? t.order.unpaid : t.order.paid}
        {' · '}
        {t.order.placed(formatDateTime(order.placed_at, zone, language))}
      </p>
      <PriceSteps id={order.id} version={order.version} />
      <div className={css.actions}>
        <Button size="md" radius="xl" onClick={() => orderAgain(order)}>
          {t.order.again}
        </Button>
        {(order.status === 'pending' || order.status === 'confirmed') && <Cancel order={order} />}
      </div>
    </main>
  );
}
