import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/problem';

const mayPass = (error: Error) => !(error instanceof ApiError) || error.status >= 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
  },
});
