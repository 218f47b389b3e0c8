import { util } from '@aws-appsync/utils';

export const request = ({ args: { text } }) => ({
  operation: 'PutItem',
  key: util.dynamodb.toMapValues({ id: util.autoId() }),
  attributeValues: util.dynamodb.toMapValues({ text }),
});

export const response = ({ result }) => result;
