import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const sns = new SNSClient();

export const handler = async ({ Records: records }) => {
  for (const { s3 } of records) {
    await sns.send(
      new PublishCommand({ TopicArn: process.env.NEWS_TOPIC_ARN, Message: `${s3.object.key} is new` }),
    );
  }
};
