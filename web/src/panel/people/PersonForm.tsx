import { PasswordInput, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { FormDrawer } from '../parts/FormDrawer';
import { TextField } from '../parts/fields';
import { useEditor } from '../parts/useEditor';

type Values = { name: string; email: string; phone: string; password: string; role: string };

interface Props {
  roles: { value: string; label: string }[];
  onClose: () => void;
}

export function PersonForm({ roles, onClose }: Props) {
  const t = usePanelTexts().people;
  const queries = useQueryClient();
  const editor = useEditor<Values>({
    saved: { values: { name: '', email: '', phone: '', password: '', role: 'barista' }, version: 0 },
    save: async (values, _version, key) => {
      const user = await take(
        api.POST('/api/v1/users', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ...values, phone: values.phone || null },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['users'] });
      return { values, version: user.version };
    },
    onSaved: onClose,
  });
  const { form } = editor;
  return (
    <FormDrawer title={t.new} dirty={editor.dirty} busy={editor.busy} onSubmit={() => void editor.save()} onClose={onClose}>
      <TextField label={t.name} autoFocus autoComplete="off" {...form.getInputProps('name')} />
      <TextField label={t.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
      <TextField label={t.phone} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
      <PasswordInput label={t.password} autoComplete="new-password" {...form.getInputProps('password')} />
      <Select label={t.role} allowDeselect={false} data={roles} {...form.getInputProps('role')} />
      {editor.notes}
    </FormDrawer>
  );
}
