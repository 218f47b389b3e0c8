import { util } from '@aws-appsync/utils';

export const request = ({ args: { id } }) => ({
  operation: 'GetItem',
  key: util.dynamodb.toMapValues({ id }),
});

export const response = ({ result }) => result;
