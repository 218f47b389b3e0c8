/**
 * Whether AWS answers under that name: `sts.amazonaws.com`, `bucket.s3.eu-west-1.amazonaws.com`, `lambda.us-east-1.api.aws`.
 * Source: https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
export function isAwsHost(host: string): boolean {
  return /^[a-z0-9._-]+\.(amazonaws\.com(\.cn)?|aws)$/i.test(host);
}

/** What a client is told that asks for another host: the account contacts none. */
export function wordForeignHost(host: string): string {
  return `${host} is no host of this emulated account, and it leads to no other`;
}
