import type { Service } from '../operation.ts';
import * as configurationSets from './configuration-sets.ts';
import { createTemplate, deleteTemplate, getTemplate, listTemplates, updateTemplate } from './templates.ts';

export const sesService: Service = {
  id: 'ses',
  actionPrefix: 'ses',
  displayName: 'Ses',
  refusalCode: 'AccessDenied',
  operations: [
    createTemplate,
    getTemplate,
    listTemplates,
    updateTemplate,
    deleteTemplate,
    ...Object.values(configurationSets),
  ],
};
