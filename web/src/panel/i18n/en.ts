export const en = { title: 'Panel' };
