import { Button, Card, Divider, Group, Stack, Text, Title } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { usePanelTexts } from '../i18n';
import type { Order } from './words';

type Line = Schemas['OrderLineView'];

export function Lines({ order, onVoid }: { order: Order; onVoid?: (line: Line) => void }) {
  const t = usePanelTexts().orders;
  const tag = useLanguage();
  const { totals } = order;
  const sums = (
    [
      [t.subtotal, totals.subtotal],
      [t.discount, totals.discount],
      [t.tax, totals.tax],
      [t.tip, totals.tip],
      [t.rounding, totals.rounding],
      [t.refunded, order.refunded],
    ] as const
  ).filter(([, { amount }], index) => index === 0 || amount !== 0);
  return (
    <Card withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb="md">{t.items}</Title>
      <Stack gap="sm">
        {order.items.map((line) => (
          <Group key={line.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600} td={line.voided ? 'line-through' : undefined}>
                {line.quantity} × {line.name} <Text span c="dimmed">{line.variation_name}</Text>
              </Text>
              {line.modifiers.length > 0 && (
                <Text size="sm" c="dimmed">
                  {line.modifiers.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', ')}
                </Text>
              )}
              {line.notes && <Text size="sm">“{line.notes}”</Text>}
              {line.voided && <Text size="sm" c="red">{t.voided}</Text>}
            </div>
            <Group gap="sm" wrap="nowrap">
              {onVoid && !line.voided && (
                <Button variant="subtle" size="compact-sm" aria-label={t.voidOf(line.name)} onClick={() => onVoid(line)}>
                  {t.void}
                </Button>
              )}
              <Text>{formatMoney(line.total, tag)}</Text>
            </Group>
          </Group>
        ))}
        <Divider />
        {sums.map(([label, amount]) => (
          <Group key={label} justify="space-between">
            <Text c="dimmed">{label}</Text>
            <Text>{formatMoney(amount, tag)}</Text>
          </Group>
        ))}
        <Group justify="space-between">
          <Text fw={700}>{t.total}</Text>
          <Text fw={700} size="lg">{formatMoney(totals.total, tag)}</Text>
        </Group>
      </Stack>
    </Card>
  );
}
