import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const PolicyDocument = allowing({ Action: 's3:GetObject', Resource: '*' });
const policies = {
  Policies: [{ PolicyName: 'read', PolicyDocument }],
  ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
};
const user: NeededResource = { Type: 'AWS::IAM::User' };
const group: NeededResource = { Type: 'AWS::IAM::Group' };
const layer: NeededResource = {
  Type: 'AWS::Lambda::LayerVersion',
  Properties: { Content: { S3Bucket: 'artifacts', S3Key: 'code.zip' } },
};

/** Groups, who is in them, and whom the account trusts. */
export const iamGroupSamples: readonly Sample[] = [
  {
    type: 'AWS::IAM::Group',
    states: [{ ...policies }, { Path: '/team/' }, { Path: '/team/', ...policies }],
    replacement: { GroupName: 'other' },
  },
  {
    type: 'AWS::IAM::UserToGroupAddition',
    needs: { Group: group, Ann: user, Ben: user },
    states: ['Ann', 'Ben'].map((name) => ({ GroupName: needed('Group'), Users: [needed(name)] })),
  },
  {
    type: 'AWS::IAM::OIDCProvider',
    states: [
      { Url: 'https://token.example.com', ClientIdList: ['a'] },
      {
        Url: 'https://token.example.com',
        ClientIdList: ['b'],
        ThumbprintList: ['0123456789012345678901234567890123456789'],
      },
    ],
    replacement: { Url: 'https://other.example.com', ClientIdList: ['b'] },
  },
  {
    type: 'AWS::Lambda::LayerVersionPermission',
    needs: { Layer: layer },
    states: [{ LayerVersionArn: needed('Layer'), Action: 'lambda:GetLayerVersion', Principal: '*' }],
    replacement: {
      LayerVersionArn: needed('Layer'),
      Action: 'lambda:GetLayerVersion',
      Principal: '123456789012',
    },
  },
];
