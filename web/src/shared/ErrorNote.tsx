import { Alert, Button, Stack, Text } from '@mantine/core';
import { ApiError } from '../api/problem';
import { useSharedTexts } from './i18n';

/** What went wrong, in the person's language, and when to try again. */
export function useErrorText(): (error: unknown) => string {
  const t = useSharedTexts().error;
  return (error) => {
    if (error instanceof TypeError) return t.offline;
    if (!(error instanceof ApiError)) return t.unexpected;
    const after = error.retryAfter ? ` ${t.retryAfter(error.retryAfter)}` : '';
    const detail = error.code === 'http' ? t.unexpected : error.problem.detail;
    return detail + after;
  };
}

interface Props {
  error: unknown;
  onRetry?: () => void;
}

export function ErrorNote({ error, onRetry }: Props) {
  const t = useSharedTexts().error;
  const text = useErrorText();
  if (!error) return null;
  return (
    <Alert role="alert" color="red" variant="outline">
      <Stack gap="xs" align="flex-start">
        <Text>{text(error)}</Text>
        {error instanceof ApiError && error.status >= 500 && error.problem.request_id && (
          <Text size="xs" c="dimmed">
            {t.request(error.problem.request_id)}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t.again}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
