import { Anchor, Group, MultiSelect, Table, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useLanguage } from '../../shared/i18n/language';
import { formatMoney } from '../../shared/money';
import { formatDateTime, formatTime } from '../../shared/time';
import { usePanelTexts } from '../i18n';
import { LiveBadge } from '../Live';
import { usePlace } from '../Place';
import { from } from '../parts/all';
import { Page } from '../parts/Page';
import { More, useList } from '../parts/useList';
import { kept, StatusBadge, statuses, type Status } from './words';

export function Orders() {
  const t = usePanelTexts();
  const tag = useLanguage();
  const { location } = usePlace();
  const [status, setStatus] = useState<Status[]>([]);
  const [day, setDay] = useState('');
  const list = useList(['orders', 'list', location.id, status, day], (cursor) =>
    take(
      api.GET('/api/v1/orders', {
        params: {
          query: {
            location_id: location.id,
            ...(status.length ? { status } : {}),
            ...(day ? { business_date: day } : {}),
            ...from(cursor),
          },
        },
        querySerializer: { array: { style: 'form', explode: false } },
      }),
    ),
  );
  return (
    <Page title={t.nav.orders} actions={<LiveBadge />}>
      <Group align="flex-end">
        <MultiSelect
          label={t.orders.byStatus}
          placeholder={status.length ? '' : t.orders.any}
          clearable
          clearButtonProps={{ 'aria-label': t.orders.any }}
          miw={220}
          data={statuses.map((value) => ({ value, label: t.orders.status[value] }))}
          value={status}
          onChange={(values) => setStatus(values as Status[])}
        />
        <TextInput type="date" label={t.orders.day} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      </Group>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="sm" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.orders.number}</Table.Th>
              <Table.Th>{t.orders.state}</Table.Th>
              <Table.Th>{t.orders.items}</Table.Th>
              <Table.Th>{t.orders.placed}</Table.Th>
              <Table.Th>{t.orders.promised}</Table.Th>
              <Table.Th ta="right">{t.orders.total}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((order) => (
              <Table.Tr key={order.id}>
                <Table.Td>
                  <Anchor fw={650} renderRoot={(props) => <Link to="/orders/$id" params={{ id: order.id }} {...props} />}>
                    {order.number}
                  </Anchor>
                  {order.guest_name && <Text size="sm" c="dimmed">{order.guest_name}</Text>}
                </Table.Td>
                <Table.Td><StatusBadge status={order.status} /></Table.Td>
                <Table.Td maw={280}>
                  <Text truncate>
                    {order.items.filter(({ voided }) => !voided).map((line) => `${line.quantity} × ${line.name}`).join(', ')}
                  </Text>
                </Table.Td>
                <Table.Td>{formatDateTime(order.placed_at, location.time_zone, tag)}</Table.Td>
                <Table.Td>
                  {order.promised_at && formatTime(order.promised_at, location.time_zone, tag)}
                  {kept(order) === false && <Text size="sm" c="red">{t.orders.late}</Text>}
                </Table.Td>
                <Table.Td ta="right">{formatMoney(order.totals.total, tag)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More of={list} />
    </Page>
  );
}
