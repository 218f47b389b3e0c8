import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
// oxlint-disable-next-line import/no-absolute-path -- Lambda puts layers there
import { answer } from '/opt/nodejs/answer.mjs';

const s3 = new S3Client();

export const handler = async () => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: process.env.UPLOADS_BUCKET }));
  return answer(Contents.map(({ Key }) => Key));
};
