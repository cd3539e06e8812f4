import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, take } from '../../api/client';
import { formErrors } from '../../api/problem';
import { ErrorNote } from '../../shared/ErrorNote';
import { useGuestTexts } from '../i18n';
import { useTokenHeaders, type Order } from './useOrder';

export function Cancel({ order }: { order: Order }) {
  const t = useGuestTexts().order;
  const queries = useQueryClient();
  const headers = useTokenHeaders(order.id);
  const [sure, setSure] = useState(false);
  const [reason, setReason] = useState(t.cancelReason);
  const cancel = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/orders/{id}/status', {
          params: { path: { id: order.id }, header: ifMatch(order.version) },
          headers,
          body: { status: 'cancelled', reason },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  const faults = formErrors(cancel.error);
  if (!sure)
    return (
      <Button size="md" radius="xl" variant="default" onClick={() => setSure(true)}>
        {t.cancel}
      </Button>
    );
  return (
    <div>
      <TextInput
        mb="sm"
        label={t.cancelSure}
        maxLength={500}
        value={reason}
        error={faults.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group>
        <Button
          color="red"
          radius="xl"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t.cancelYes}
        </Button>
        <Button variant="default" radius="xl" onClick={() => setSure(false)}>
          {t.cancelNo}
        </Button>
      </Group>
      {!faults.reason && <ErrorNote error={cancel.error} />}
    </div>
  );
}
