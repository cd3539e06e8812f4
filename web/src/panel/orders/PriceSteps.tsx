import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { usePanelTexts } from '../i18n';
import { percentText } from '../parts/fields';

/** Why it costs what it costs. */
export function PriceSteps({ orderId, version }: { orderId: string; version: number }) {
  const t = usePanelTexts().orders;
  const tag = useLanguage();
  const { data } = useQuery({
    queryKey: ['orders', 'price', orderId, version],
    queryFn: () => take(api.GET('/api/v1/orders/{id}/price', { params: { path: { id: orderId } } })),
  });
  if (!data || data.steps.length === 0) return null;
  return (
    <Card withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb="md">{t.price}</Title>
      <Stack gap="sm">
        {data.steps.map((step, index) => (
          <Group key={index} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>{step.name || t.rules[step.rule]}</Text>
              <Text size="sm" c="dimmed">
                {[
                  t.rules[step.rule],
                  step.rate_ppm != null && `${percentText(step.rate_ppm)} %`,
                  t.of(formatMoney(step.base, tag)),
                  step.included && t.included,
                  step.code,
                  step.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Text>{formatMoney(step.amount, tag)}</Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
