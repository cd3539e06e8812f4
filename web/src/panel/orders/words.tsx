import { Badge } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';

export type Order = Schemas['OrderView'];
export type Status = Order['status'];

export const statuses: Status[] = ['pending', 'confirmed', 'preparing', 'ready', 'completed', 'cancelled'];

export const nextOf: Partial<Record<Status, Status>> = {
  pending: 'confirmed',
  confirmed: 'preparing',
  preparing: 'ready',
  ready: 'completed',
};

const colors: Record<Status, string> = {
  pending: 'orange',
  confirmed: 'caramel',
  preparing: 'caramel',
  ready: 'green',
  completed: 'gray',
  cancelled: 'red',
};

export function StatusBadge({ status }: { status: Status }) {
  const t = usePanelTexts().orders;
  return (
    <Badge variant="outline" color={colors[status]} tt="none" c="var(--mantine-color-text)">
      {t.status[status]}
    </Badge>
  );
}

/** Whether it was ready when the guest was first told it would be; undefined while that is open. */
export function kept(order: Order): boolean | undefined {
  const promised = order.promise?.first ?? order.promised_at;
  if (!promised || !order.ready_at) return undefined;
  return new Date(order.ready_at) <= new Date(promised);
}
