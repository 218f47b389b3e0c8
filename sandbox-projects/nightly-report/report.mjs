import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const s3 = new S3Client();
const sns = new SNSClient();

export const handler = async (event) => {
  const day = event.time.slice(0, 10);
  const key = `${day}.json`;
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.REPORTS_BUCKET,
      Key: key,
      Body: JSON.stringify({ day, total: 0 }),
    }),
  );
  await sns.send(
    new PublishCommand({
      TopicArn: process.env.REPORTS_TOPIC_ARN,
      Message: `The report of ${day} is in ${key}`,
    }),
  );
};
