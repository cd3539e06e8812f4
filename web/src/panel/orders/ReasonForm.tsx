import { NumberInput, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, take, type Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { FormDrawer } from '../parts/FormDrawer';
import { errorAt, useEditor } from '../parts/useEditor';
import type { Order } from './words';

export type Asking = { kind: 'cancel' } | { kind: 'refund' } | { kind: 'void'; line: Schemas['OrderLineView'] };
type Values = { reason: string; counts: Record<string, number> };

interface Props {
  order: Order;
  asking: Asking;
  onClose: () => void;
}

/** What is not done without saying why: cancelling, taking a line off, paying back. */
export function ReasonForm({ order, asking, onClose }: Props) {
  const t = usePanelTexts().orders;
  const queries = useQueryClient();
  const lines = order.items.filter(({ voided }) => !voided);

  function send({ reason, counts }: Values, key: string): Promise<unknown> {
    const params = { path: { id: order.id }, header: ifMatch(order.version) };
    if (asking.kind === 'cancel')
      return take(api.POST('/api/v1/orders/{id}/status', { params, body: { status: 'cancelled', reason } }));
    if (asking.kind === 'void')
      return take(
        api.POST('/api/v1/orders/{id}/items/{line_id}/void', {
          params: { path: { id: order.id, line_id: asking.line.id }, header: ifMatch(order.version) },
          body: { reason },
        }),
      );
    const items = Object.entries(counts)
      .filter(([, quantity]) => quantity > 0)
      .map(([line_id, quantity]) => ({ line_id, quantity }));
    return take(
      api.POST('/api/v1/orders/{id}/refunds', {
        params: { ...params, header: { ...ifMatch(order.version), 'Idempotency-Key': key } },
        body: { reason, ...(items.length ? { items } : {}) },
      }),
    );
  }

  const editor = useEditor<Values>({
    saved: { values: { reason: '', counts: {} }, version: order.version },
    save: async (values, version, key) => {
      await send(values, key);
      return { values, version };
    },
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: ['orders'] });
      onClose();
    },
  });
  const { form } = editor;
  const words = t.asking[asking.kind];
  return (
    <FormDrawer
      title={words.title(order.number)}
      submit={words.submit}
      color="red"
      dirty={false}
      busy={editor.busy}
      onSubmit={() => void editor.save()}
      onClose={onClose}
    >
      {asking.kind === 'void' && <Text fw={600}>{asking.line.quantity} × {asking.line.name}</Text>}
      {asking.kind === 'refund' && <Text c="dimmed" size="sm">{t.refundHint}</Text>}
      {asking.kind === 'refund' &&
        lines.map((line) => (
          <NumberInput
            key={line.id}
            label={`${line.name} ${line.variation_name}`}
            min={0}
            max={line.quantity}
            value={form.values.counts[line.id] ?? 0}
            onChange={(count) => form.setFieldValue(`counts.${line.id}`, Number(count) || 0)}
          />
        ))}
      <Textarea
        label={t.reason}
        autosize
        minRows={2}
        data-autofocus
        value={form.values.reason}
        error={errorAt(form.errors, 'reason')}
        onChange={(event) => form.setFieldValue('reason', event.currentTarget.value)}
      />
      {editor.notes}
    </FormDrawer>
  );
}
