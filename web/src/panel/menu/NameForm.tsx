import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, take } from '../../api/client';
import { usePanelTexts } from '../i18n';
import { usePlace } from '../Place';
import { FormDrawer } from '../parts/FormDrawer';
import { TextField } from '../parts/fields';
import { useEditor } from '../parts/useEditor';

export type Naming =
  | { kind: 'menu'; id?: string; name: string; version?: number }
  | { kind: 'category'; id?: string; menuId: string; sort: number; name: string; version?: number };

/** A menu or a category: made new, or named anew. */
export function NameForm({ naming, onClose }: { naming: Naming; onClose: () => void }) {
  const t = usePanelTexts().menu;
  const { location } = usePlace();
  const queries = useQueryClient();

  function send(name: string, version: number, key: string) {
    const header = { 'Idempotency-Key': key };
    if (naming.id) {
      const params = { path: { id: naming.id }, header: ifMatch(version) };
      return naming.kind === 'menu'
        ? take(api.PATCH('/api/v1/menus/{id}', { params, body: { name } }))
        : take(api.PATCH('/api/v1/categories/{id}', { params, body: { name } }));
    }
    return naming.kind === 'menu'
      ? take(api.POST('/api/v1/menus', { params: { header }, body: { name, location_id: location.id } }))
      : take(api.POST('/api/v1/categories', { params: { header }, body: { name, menu_id: naming.menuId, sort: naming.sort } }));
  }

  const editor = useEditor<{ name: string }>({
    saved: { values: { name: naming.name }, version: naming.version ?? 0 },
    save: async ({ name }, version, key) => {
      const saved = await send(name, version, key);
      await queries.invalidateQueries({ queryKey: ['menus'] });
      return { values: { name: saved.name }, version: saved.version };
    },
    onSaved: onClose,
  });
  return (
    <FormDrawer
      title={naming.id ? t.rename : naming.kind === 'menu' ? t.addMenu : t.addCategory}
      dirty={editor.dirty}
      busy={editor.busy}
      onSubmit={() => void editor.save()}
      onClose={onClose}
    >
      <TextField label={t.name} autoFocus {...editor.form.getInputProps('name')} />
      {editor.notes}
    </FormDrawer>
  );
}
