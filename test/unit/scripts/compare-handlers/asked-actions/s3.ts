export const s3Actions = `
AWS::S3::Bucket create s3:CreateBucket s3:PutBucketTagging s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:PutBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification
AWS::S3::Bucket update s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:DeleteBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification s3:PutBucketTagging s3:PutBucketAcl
AWS::S3::Bucket delete s3:DeleteBucket
AWS::S3::BucketPolicy create s3:GetBucketPolicy s3:PutBucketPolicy
AWS::S3::BucketPolicy update s3:GetBucketPolicy s3:PutBucketPolicy
AWS::S3::BucketPolicy delete s3:GetBucketPolicy s3:DeleteBucketPolicy
`;
