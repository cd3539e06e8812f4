import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../shared/ErrorNote';
import { Waiting } from './Page';

interface Props<T> {
  of: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** A query's answer, or that it is awaited, or why there is none. */
export function Answer<T>({ of, children }: Props<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorNote error={of.error} onRetry={() => void of.refetch()} />;
  return <Waiting />;
}
