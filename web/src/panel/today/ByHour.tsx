import { BarChart } from '@mantine/charts';
import { Card, Table, Title, VisuallyHidden } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { Empty } from '../parts/Page';

export function ByHour({ summary: { hours } }: { summary: Schemas['OrderSummaryView'] }) {
  const t = usePanelTexts().today;
  return (
    <Card withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb="md">{t.byHour}</Title>
      {hours.length === 0 ? (
        <Empty>{t.none}</Empty>
      ) : (
        <>
          <div aria-hidden>
            <BarChart
              h={240}
              data={hours.map(({ hour, orders }) => ({ hour: `${hour}:00`, orders }))}
              dataKey="hour"
              series={[{ name: 'orders', label: t.orders, color: 'caramel.5' }]}
              barProps={{ radius: [6, 6, 0, 0], maxBarSize: 40 }}
              yAxisProps={{ allowDecimals: false, width: 30 }}
              barChartProps={{ accessibilityLayer: false }}
            />
          </div>
          <VisuallyHidden>
            <Table>
              <Table.Tbody>
                {hours.map(({ hour, orders }) => (
                  <Table.Tr key={hour}>
                    <Table.Th scope="row">{hour}:00</Table.Th>
                    <Table.Td>{orders}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </VisuallyHidden>
        </>
      )}
    </Card>
  );
}
