import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { usePanelTexts } from '../i18n';

interface Props {
  onStay: () => void;
  onLeave: () => void;
}

export function LeaveDialog({ onStay, onLeave }: Props) {
  const t = usePanelTexts().editor;
  return (
    <Modal opened onClose={onStay} title={t.unsavedTitle} zIndex={400}>
      <Text mb="lg">{t.unsaved}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onLeave}>{t.leave}</Button>
        <Button onClick={onStay} data-autofocus>{t.stay}</Button>
      </Group>
    </Modal>
  );
}

/** Asks before what was typed is lost, by a link or by closing the page. */
export function Unsaved({ when }: { when: () => boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: when,
    enableBeforeUnload: when,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />;
}
