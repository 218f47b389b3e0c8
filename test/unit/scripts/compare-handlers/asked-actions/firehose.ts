export const firehoseActions = `
AWS::KinesisFirehose::DeliveryStream create firehose:DescribeDeliveryStream firehose:CreateDeliveryStream firehose:TagDeliveryStream iam:PassRole kms:DescribeKey kms:CreateGrant
AWS::KinesisFirehose::DeliveryStream update firehose:DescribeDeliveryStream firehose:UpdateDestination iam:PassRole firehose:StopDeliveryStreamEncryption firehose:UntagDeliveryStream firehose:TagDeliveryStream firehose:StartDeliveryStreamEncryption kms:DescribeKey kms:CreateGrant
AWS::KinesisFirehose::DeliveryStream delete firehose:DescribeDeliveryStream firehose:DeleteDeliveryStream
AWS::KinesisFirehose::DeliveryStream replace firehose:CreateDeliveryStream iam:PassRole firehose:DescribeDeliveryStream firehose:DeleteDeliveryStream
`;
