import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { api, newIdempotencyKey, take } from '../../api/client';
import { formErrors } from '../../api/problem';
import { session } from '../../api/session';
import { ErrorNote } from '../../shared/ErrorNote';
import { useGuestTexts } from '../i18n';

export function Register() {
  const t = useGuestTexts().register;
  const [form, setForm] = useState({ name: '', email: '', password: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const tried = useRef({ of: '', key: '' });
  const faults = formErrors(error);
  const field = (name: keyof typeof form) => ({
    label: t[name],
    value: form[name],
    error: faults[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const of = JSON.stringify(form);
    if (tried.current.of !== of) tried.current = { of, key: newIdempotencyKey() };
    try {
      await take(
        api.POST('/api/v1/auth/register', {
          body: form,
          params: { header: { 'Idempotency-Key': tried.current.key } },
        }),
      );
      await session.signIn(form.email, form.password);
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextInput autoComplete="name" maxLength={120} {...field('name')} />
        <TextInput type="email" autoComplete="email" {...field('email')} />
        <PasswordInput
          autoComplete="new-password"
          description={t.passwordHint}
          maxLength={72}
          {...field('password')}
        />
        {Object.keys(faults).length === 0 && <ErrorNote error={error} />}
        <Button type="submit" size="md" variant="light" loading={busy}>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}
