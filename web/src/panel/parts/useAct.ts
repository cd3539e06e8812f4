import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useErrorText } from '../../shared/ErrorNote';

/** A single change by a button: what it touches is read anew, a refusal is told. */
export function useAct(...touches: string[]) {
  const queries = useQueryClient();
  const text = useErrorText();
  const [busy, setBusy] = useState(false);

  async function act(change: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    try {
      await change();
      return true;
    } catch (error) {
      notifications.show({ message: text(error), color: 'red', autoClose: 8000 });
      return false;
    } finally {
      await Promise.all(touches.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      setBusy(false);
    }
  }

  return { act, busy };
}
