import { Badge, Checkbox, Group, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useSharedTexts } from '../../shared/i18n';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatQuantity } from '../../shared/quantity';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { from } from '../parts/all';
import { Page } from '../parts/Page';
import { More, useList } from '../parts/useList';
import { StockLinks } from './Tabs';

export function Stock() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const units = useSharedTexts().units;
  const { location } = usePlace();
  const [typed, setTyped] = useState('');
  const [low, setLow] = useState(false);
  const [text] = useDebouncedValue(typed, 250);
  const list = useList(['stock', 'list', location.id, text, low], (cursor) =>
    take(
      api.GET('/api/v1/stock', {
        params: {
          query: { location_id: location.id, ...(text ? { text } : {}), ...(low ? { low } : {}), ...from(cursor) },
        },
      }),
    ),
  );
  return (
    <Page title={t.nav.stock} actions={<StockLinks />}>
      <Group>
        <TextInput aria-label={t.list.search} placeholder={t.list.search} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Checkbox label={t.stock.onlyLow} checked={low} onChange={(event) => setLow(event.currentTarget.checked)} />
      </Group>
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.stock.ingredient}</Table.Th>
              <Table.Th ta="right">{t.stock.onHand}</Table.Th>
              <Table.Th ta="right">{t.stock.par}</Table.Th>
              <Table.Th ta="right">{t.stock.threshold}</Table.Th>
              <Table.Th ta="right">{t.stock.value}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((level) => (
              <Table.Tr key={level.ingredient_id}>
                <Table.Td fw={600}>
                  {level.name}
                  {level.low && <Badge ml="xs" color="red" variant="filled" tt="none">{t.stock.low}</Badge>}
                </Table.Td>
                <Table.Td ta="right">{formatQuantity(level.on_hand, tag, units)}</Table.Td>
                <Table.Td ta="right">{level.par_level && formatQuantity(level.par_level, tag, units)}</Table.Td>
                <Table.Td ta="right">{level.reorder_threshold && formatQuantity(level.reorder_threshold, tag, units)}</Table.Td>
                <Table.Td ta="right">{level.value && formatMoney(level.value, tag)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More of={list} />
    </Page>
  );
}
