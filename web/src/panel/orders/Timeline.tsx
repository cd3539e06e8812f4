import { Card, Text, Timeline as Steps, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatDateTime } from '../../shared/time';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { Answer } from '../parts/Answer';

export function Timeline({ orderId }: { orderId: string }) {
  const t = usePanelTexts().orders;
  const tag = useLanguage();
  const { location } = usePlace();
  const history = useQuery({
    queryKey: ['orders', 'history', orderId],
    queryFn: () => take(api.GET('/api/v1/orders/{id}/history', { params: { path: { id: orderId } } })),
  });
  return (
    <Card withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb="md">{t.history}</Title>
      <Answer of={history}>
        {({ items }) => (
          <Steps active={items.length} bulletSize={14} lineWidth={2}>
            {items.map((entry) => (
              <Steps.Item
                key={`${entry.version}-${entry.at}`}
                title={entry.kind === 'details' ? t.details : t.status[entry.to]}
              >
                <Text size="sm" c="dimmed">
                  {formatDateTime(entry.at, location.time_zone, tag)} · {entry.actor_role}
                </Text>
                {entry.reason && <Text size="sm">{entry.reason}</Text>}
              </Steps.Item>
            ))}
          </Steps>
        )}
      </Answer>
    </Card>
  );
}
