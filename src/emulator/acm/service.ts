import type { Service } from '../operation.ts';
import {
  deleteCertificate,
  describeCertificate,
  getCertificate,
  listCertificates,
  updateCertificateOptions,
} from './certificates.ts';
import { importCertificate } from './import-certificate.ts';
import { requestCertificate } from './request-certificate.ts';
import { findCertificate } from './store.ts';
import { addTagsToCertificate, listTagsForCertificate, removeTagsFromCertificate } from './tags.ts';

export const acmService: Service = {
  id: 'acm',
  actionPrefix: 'acm',
  displayName: 'Acm',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  tagsOf: (arn, { account }) => findCertificate(account, arn)?.tags,
  operations: [
    requestCertificate,
    importCertificate,
    describeCertificate,
    getCertificate,
    listCertificates,
    updateCertificateOptions,
    deleteCertificate,
    addTagsToCertificate,
    removeTagsFromCertificate,
    listTagsForCertificate,
  ],
};
