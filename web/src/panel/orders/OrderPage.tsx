import { Button, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifMatch, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatDateTime } from '../../shared/time';
import { usePanelTexts } from '../i18n';
import { LiveBadge } from '../Live';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { Page } from '../parts/Page';
import { useAct } from '../parts/useAct';
import { Lines } from './Lines';
import { PriceSteps } from './PriceSteps';
import { ReasonForm, type Asking } from './ReasonForm';
import { Timeline } from './Timeline';
import { kept, nextOf, StatusBadge, type Order, type Status } from './words';

export function OrderPage() {
  const { id } = useParams({ from: '/orders/$id' });
  const order = useQuery({
    queryKey: ['orders', 'one', id],
    queryFn: () => take(api.GET('/api/v1/orders/{id}', { params: { path: { id } } })),
  });
  return <Answer of={order}>{(found) => <OrderView order={found} />}</Answer>;
}

function OrderView({ order }: { order: Order }) {
  const t = usePanelTexts();
  const { may } = usePlace();
  const { act, busy } = useAct('orders');
  const [asking, setAsking] = useState<Asking | null>(null);
  const next = nextOf[order.status];
  const open = next !== undefined;

  const move = (status: Status) =>
    act(() =>
      take(
        api.POST('/api/v1/orders/{id}/status', {
          params: { path: { id: order.id }, header: ifMatch(order.version) },
          body: { status },
        }),
      ),
    );

  return (
    <Page
      title={t.orders.title(order.number)}
      back={{ label: t.nav.orders, to: '/orders' }}
      actions={
        <>
          <LiveBadge />
          {next && may('update_order') && (
            <Button loading={busy} onClick={() => void move(next)}>{t.orders.make[next]}</Button>
          )}
          {order.status === 'completed' && may('refund_order') && (
            <Button variant="default" onClick={() => setAsking({ kind: 'refund' })}>{t.orders.refund}</Button>
          )}
          {open && may('cancel_order') && (
            <Button variant="outline" color="red" onClick={() => setAsking({ kind: 'cancel' })}>{t.orders.cancel}</Button>
          )}
        </>
      }
    >
      <Facts order={order} />
      <Grid gutter="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Lines order={order} {...(open && may('cancel_order') ? { onVoid: (line) => setAsking({ kind: 'void', line }) } : {})} />
            <PriceSteps orderId={order.id} version={order.version} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Timeline orderId={order.id} />
        </Grid.Col>
      </Grid>
      {asking && <ReasonForm order={order} asking={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function Facts({ order }: { order: Order }) {
  const t = usePanelTexts().orders;
  const tag = useLanguage();
  const { location } = usePlace();
  const at = (time: string) => formatDateTime(time, location.time_zone, tag);
  const promise = kept(order);
  const facts = [
    [t.placed, at(order.placed_at)],
    [t.promised, order.promised_at && at(order.promised_at)],
    [t.readyAt, order.ready_at && `${at(order.ready_at)} · ${promise === false ? t.late : t.onTime}`],
    [t.guest, order.guest_name],
    [t.fulfilment, t.fulfilments[order.fulfilment.type]],
    [t.payment, `${t.methods[order.payment_method]} · ${t.payments[order.payment_status]}`],
    [t.notes, order.notes],
  ].filter(([, value]) => value);
  return (
    <Card withBorder radius="lg" p="lg">
      <Group gap="xl" align="flex-start">
        <div>
          <Title order={2} size="sm" c="dimmed" fw={400} mb={4}>{t.state}</Title>
          <StatusBadge status={order.status} />
        </div>
        {facts.map(([label, value]) => (
          <div key={label}>
            <Text size="sm" c="dimmed">{label}</Text>
            <Text fw={600}>{value}</Text>
          </div>
        ))}
      </Group>
    </Card>
  );
}
