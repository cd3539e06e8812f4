import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { usePanelTexts } from '../i18n';
import { LeaveDialog } from './Unsaved';

interface Props {
  title: string;
  dirty: boolean;
  busy: boolean;
  submit?: string;
  color?: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A small form at the side; asks before what was typed is lost. */
export function FormDrawer({ title, dirty, busy, submit, color, onSubmit, onClose, children }: Props) {
  const t = usePanelTexts();
  const [asking, setAsking] = useState(false);
  const close = () => (dirty ? setAsking(true) : onClose());

  function send(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  }

  return (
    <Drawer
      opened
      onClose={close}
      title={title}
      position="right"
      size="md"
      closeButtonProps={{ 'aria-label': t.editor.close }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      <form onSubmit={send} noValidate>
        <Stack>
          {children}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={close}>{t.editor.cancel}</Button>
            <Button type="submit" loading={busy} {...(color ? { color } : {})}>
              {submit ?? t.editor.save}
            </Button>
          </Group>
        </Stack>
      </form>
      {asking && <LeaveDialog onStay={() => setAsking(false)} onLeave={onClose} />}
    </Drawer>
  );
}
