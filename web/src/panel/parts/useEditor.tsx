import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import { ApiError, formErrors } from '../../api/problem';
import { Conflict } from '../../shared/Conflict';
import { ErrorNote } from '../../shared/ErrorNote';
import { usePanelTexts } from '../i18n';

export interface Saved<V> {
  values: V;
  version: number;
}

interface Options<V> {
  saved: Saved<V>;
  /** What is stored with these values; the version is what they were made from. */
  save: (values: V, version: number, key: string) => Promise<Saved<V>>;
  /** Needed where two people may change the same: reads it anew. */
  load?: () => Promise<Saved<V>>;
  describe?: (values: V) => [label: string, text: string][];
  onSaved?: (saved: Saved<V>) => void;
}

/** A form that is saved whole: refused fields, a stale edit, a retry with the same key. */
export function useEditor<V extends Record<string, unknown>>(options: Options<V>) {
  const t = usePanelTexts().editor;
  const form = useForm<V>({ initialValues: options.saved.values });
  const [version, setVersion] = useState(options.saved.version);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<Saved<V> | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = useRef({ body: '', key: '' });

  function accept(saved: Saved<V>) {
    form.setInitialValues(saved.values);
    form.setValues(saved.values);
    form.resetDirty(saved.values);
    form.clearErrors();
    setVersion(saved.version);
  }

  function keyFor(values: V) {
    const body = JSON.stringify(values);
    if (attempt.current.body !== body) attempt.current = { body, key: newIdempotencyKey() };
    return attempt.current.key;
  }

  async function save(from = version): Promise<boolean> {
    const { values } = form;
    setBusy(true);
    setError(null);
    form.clearErrors();
    try {
      const saved = await options.save(values, from, keyFor(values));
      attempt.current = { body: '', key: '' };
      accept(saved);
      notifications.show({ message: t.saved, color: 'green', autoClose: 2500 });
      options.onSaved?.(saved);
      return true;
    } catch (refused) {
      if (refused instanceof ApiError && refused.status === 412 && options.load) {
        setTheirs(await options.load());
      } else {
        const fields = refused instanceof FieldFault ? refused.fields : formErrors(refused);
        form.setErrors(fields);
        if (Object.keys(fields).length === 0) setError(refused);
      }
      return false;
    } finally {
      setBusy(false);
    }
  }

  const conflict = theirs && options.describe && (
    <Conflict
      fields={options.describe(form.values).map(([label, mine], index) => ({
        label,
        mine,
        theirs: options.describe?.(theirs.values)[index]?.[1] ?? '',
      }))}
      onClose={() => setTheirs(null)}
      onTakeTheirs={() => {
        accept(theirs);
        setTheirs(null);
      }}
      onKeepMine={() => {
        setTheirs(null);
        void save(theirs.version);
      }}
    />
  );

  return {
    form,
    save,
    accept,
    busy,
    version,
    dirty: form.isDirty(),
    notes: (
      <>
        <ErrorNote error={error} />
        {conflict}
      </>
    ),
  };
}

/** A field that is wrong before anything is sent. */
export class FieldFault extends Error {
  readonly fields: Record<string, string>;

  constructor(fields: Record<string, string>) {
    super('field');
    this.fields = fields;
  }
}

/** The message at a field or at anything inside it: `price` also tells of `price.amount`. */
export function errorAt(errors: Record<string, unknown>, path: string): string | undefined {
  const at = Object.keys(errors).find((name) => name === path || name.startsWith(`${path}.`));
  return at === undefined ? undefined : String(errors[at]);
}
