import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, take, type Schemas } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { FormDrawer } from '../parts/FormDrawer';
import { money, MoneyField, moneyText, TextField } from '../parts/fields';
import { errorAt, useEditor } from '../parts/useEditor';

type Modifier = Schemas['ModifierView'];
type Values = { name: string; price: string; default: boolean };

interface Props {
  group: Schemas['ModifierGroupView'];
  modifier: Modifier | null;
  onClose: () => void;
}

const saved = (modifier: Modifier) => ({
  values: { name: modifier.name, price: moneyText(modifier.price), default: modifier.default },
  version: modifier.version,
});

export function ModifierForm({ group, modifier, onClose }: Props) {
  const t = usePanelTexts();
  const { location } = usePlace();
  const queries = useQueryClient();
  const editor = useEditor<Values>({
    saved: modifier ? saved(modifier) : { values: { name: '', price: '0', default: false }, version: 0 },
    save: async (values, version, key) => {
      const body = {
        name: values.name,
        price: money(values.price, location.currency, 'price', t.wrong.price),
        default: values.default,
      };
      const next = await take(
        modifier
          ? api.PATCH('/api/v1/modifiers/{id}', { params: { path: { id: modifier.id }, header: ifMatch(version) }, body })
          : api.POST('/api/v1/modifiers', {
              params: { header: { 'Idempotency-Key': key } },
              body: { ...body, modifier_group_id: group.id, sort: group.modifiers.length },
            }),
      );
      await queries.invalidateQueries({ queryKey: ['groups'] });
      return saved(next);
    },
    ...(modifier && {
      load: async () =>
        saved(await take(api.GET('/api/v1/modifiers/{id}', { params: { path: { id: modifier.id } } }))),
    }),
    describe: (values) => [
      [t.menu.name, values.name],
      [t.group.price, values.price],
      [t.group.default, values.default ? t.yes : t.no],
    ],
    onSaved: onClose,
  });
  const { form } = editor;
  return (
    <FormDrawer
      title={modifier?.name ?? t.group.add}
      dirty={editor.dirty}
      busy={editor.busy}
      onSubmit={() => void editor.save()}
      onClose={onClose}
    >
      <TextField label={t.menu.name} autoFocus {...form.getInputProps('name')} />
      <MoneyField
        label={t.group.price}
        currency={location.currency}
        value={form.values.price}
        error={errorAt(form.errors, 'price')}
        onChange={(value) => form.setFieldValue('price', value)}
      />
      <Checkbox label={t.group.default} {...form.getInputProps('default', { type: 'checkbox' })} />
      {editor.notes}
    </FormDrawer>
  );
}
