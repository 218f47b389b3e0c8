import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client();

export const handler = async ({ body }) => {
  const { number, total } = JSON.parse(body);
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.INVOICES_BUCKET,
      Key: `open/${number}.json`,
      Body: JSON.stringify({ number, total }),
    }),
  );
  return { statusCode: 201 };
};
