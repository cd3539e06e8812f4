export const en = { title: 'Board' };
