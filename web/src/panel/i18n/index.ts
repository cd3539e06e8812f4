import { texts } from '../../shared/i18n/texts';
import { en } from './en';
import { ru } from './ru';

export const usePanelTexts = texts({ en, ru });
