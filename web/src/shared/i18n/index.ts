import { en } from './en';
import { ru } from './ru';
import { texts } from './texts';

export const useSharedTexts = texts({ en, ru });
