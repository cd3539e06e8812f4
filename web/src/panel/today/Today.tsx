import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../../api/client';
import { useSharedTexts } from '../../shared/i18n';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatQuantity } from '../../shared/quantity';
import { formatDay } from '../../shared/time';
import { usePanelTexts } from '../i18n';
import { LiveBadge } from '../Live';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';
import { percentText } from '../parts/fields';
import { Empty, Page } from '../parts/Page';
import { ByHour } from './ByHour';

export function Figure({ label, value, hint }: { label: string; value: ReactNode; hint?: ReactNode }) {
  return (
    <Card withBorder radius="lg" p="lg">
      <Text size="sm" c="dimmed">{label}</Text>
      <Text fw={700} fz={28} lh={1.3}>{value}</Text>
      {hint && <Text size="sm" c="dimmed">{hint}</Text>}
    </Card>
  );
}

export function Today() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const { location, may } = usePlace();
  const query = { location_id: location.id };
  const summary = useQuery({
    queryKey: ['orders', 'summary', location.id],
    queryFn: () =>
      take(api.GET('/api/v1/orders/summary', { params: { query: { location_id: location.id } } })),
  });
  const promises = useQuery({
    queryKey: ['orders', 'promises', location.id],
    queryFn: () => take(api.GET('/api/v1/orders/promises', { params: { query } })),
  });
  const kitchen = useQuery({
    queryKey: ['orders', 'kitchen', location.id],
    queryFn: () => take(api.GET('/api/v1/kitchen', { params: { query } })),
  });
  const share = promises.data?.share_ppm;
  return (
    <Page title={t.nav.today} actions={<LiveBadge />}>
      {promises.data && <Text c="dimmed" mt="-md">{formatDay(promises.data.business_date, tag)}</Text>}
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {summary.data && (
          <>
            <Figure label={t.today.orders} value={summary.data.placed} hint={t.today.cancelled(summary.data.cancelled)} />
            <Figure label={t.today.revenue} value={formatMoney(summary.data.revenue, tag)} />
            <Figure label={t.today.ticket} value={formatMoney(summary.data.average_ticket, tag)} />
          </>
        )}
        <Figure
          label={t.today.queue}
          value={summary.data?.open ?? kitchen.data?.waiting ?? '…'}
          hint={kitchen.data && t.today.stations(kitchen.data.stations)}
        />
        {promises.data && (
          <Figure
            label={t.today.promises}
            value={share == null ? '–' : `${percentText(Math.round(share / 10_000) * 10_000)} %`}
            hint={t.today.promised(promises.data.kept, promises.data.broken)}
          />
        )}
      </SimpleGrid>
      <Answer of={summary}>
        {(day) => (
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <ByHour summary={day} />
            <Card withBorder radius="lg" p="lg">
              <Title order={2} size="h4" mb="md">{t.today.best}</Title>
              {day.products.length === 0 && <Empty>{t.today.none}</Empty>}
              <Stack gap="xs">
                {day.products.map((product) => (
                  <Group key={`${product.name} ${product.variation_name}`} justify="space-between" wrap="nowrap">
                    <Text truncate>
                      <Text span fw={650}>{product.quantity} ×</Text> {product.name}{' '}
                      <Text span c="dimmed">{product.variation_name}</Text>
                    </Text>
                    <Text>{formatMoney(product.revenue, tag)}</Text>
                  </Group>
                ))}
              </Stack>
            </Card>
          </SimpleGrid>
        )}
      </Answer>
      {may('read_stock') && <Short />}
    </Page>
  );
}

function Short() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const units = useSharedTexts().units;
  const { location } = usePlace();
  const short = useQuery({
    queryKey: ['stock', 'low', location.id],
    refetchInterval: 60_000,
    queryFn: () => take(api.GET('/api/v1/stock', { params: { query: { location_id: location.id, low: true, limit: 20 } } })),
  });
  return (
    <Card withBorder radius="lg" p="lg">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">{t.today.short}</Title>
        <Anchor size="sm" renderRoot={(props) => <Link to="/stock" {...props} />}>{t.today.toStock}</Anchor>
      </Group>
      <Answer of={short}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t.today.enough}</Text>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {items.map((level) => (
                <Group key={level.ingredient_id} justify="space-between" wrap="nowrap">
                  <Text truncate>{level.name}</Text>
                  <Text fw={650} c="red">{formatQuantity(level.on_hand, tag, units)}</Text>
                </Group>
              ))}
            </SimpleGrid>
          )
        }
      </Answer>
    </Card>
  );
}
