import { Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useSharedTexts } from '../../shared/i18n';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatQuantity } from '../../shared/quantity';
import { formatDateTime } from '../../shared/time';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { from } from '../parts/all';
import { Page } from '../parts/Page';
import { More, useList } from '../parts/useList';

const kinds = ['receipt', 'sale', 'return', 'waste', 'count', 'adjustment', 'transfer'] as const;

export function Movements() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const units = useSharedTexts().units;
  const { location } = usePlace();
  const [kind, setKind] = useState<string | null>(null);
  const list = useList(['stock', 'movements', location.id, kind], (cursor) =>
    take(
      api.GET('/api/v1/stock/movements', {
        params: { query: { location_id: location.id, ...(kind ? { kind } : {}), ...from(cursor) } },
      }),
    ),
  );
  const kindName = (name: string) => t.stock.kinds[name as (typeof kinds)[number]] ?? name;
  return (
    <Page title={t.stock.movements} back={{ label: t.nav.stock, to: '/stock' }}>
      <Select
        aria-label={t.stock.kind}
        placeholder={t.stock.anyKind}
        clearable
        clearButtonProps={{ 'aria-label': t.stock.anyKind }}
        maw={240}
        value={kind}
        onChange={setKind}
        data={kinds.map((value) => ({ value, label: kindName(value) }))}
      />
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.stock.at}</Table.Th>
              <Table.Th>{t.stock.kind}</Table.Th>
              <Table.Th>{t.stock.ingredient}</Table.Th>
              <Table.Th ta="right">{t.stock.quantity}</Table.Th>
              <Table.Th ta="right">{t.stock.value}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((movement) => (
              <Table.Tr key={movement.id}>
                <Table.Td>{formatDateTime(movement.at, location.time_zone, tag)}</Table.Td>
                <Table.Td>
                  {kindName(movement.kind)}
                  {movement.reason && <Text size="sm" c="dimmed">{movement.reason}</Text>}
                </Table.Td>
                <Table.Td fw={600}>{movement.name}</Table.Td>
                <Table.Td ta="right">
                  {formatQuantity(movement.quantity, tag, units)}
                  {movement.counted && movement.expected && (
                    <Text size="sm" c="dimmed">
                      {formatQuantity(movement.expected, tag, units)} → {formatQuantity(movement.counted, tag, units)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right">{movement.value && formatMoney(movement.value, tag)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More of={list} />
    </Page>
  );
}
