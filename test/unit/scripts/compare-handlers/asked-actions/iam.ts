export const iamActions = `
AWS::IAM::AccessKey create iam:CreateAccessKey iam:UpdateAccessKey
AWS::IAM::AccessKey update iam:UpdateAccessKey
AWS::IAM::AccessKey delete iam:DeleteAccessKey
AWS::IAM::Role create iam:GetRole iam:CreateRole iam:TagRole iam:PutRolePolicy iam:AttachRolePolicy
AWS::IAM::Role update iam:UpdateAssumeRolePolicy iam:UpdateRole iam:PutRolePermissionsBoundary iam:PutRolePolicy iam:DeleteRolePolicy iam:DetachRolePolicy iam:UntagRole iam:TagRole iam:DeleteRolePermissionsBoundary iam:AttachRolePolicy
AWS::IAM::Role delete iam:GetRole iam:ListRolePolicies iam:ListAttachedRolePolicies iam:DeleteRolePolicy iam:DetachRolePolicy iam:DeleteRole
AWS::IAM::User create iam:GetUser iam:CreateUser iam:TagUser iam:PutUserPolicy iam:AttachUserPolicy
AWS::IAM::User update iam:GetUser iam:PutUserPolicy iam:DeleteUserPolicy iam:DetachUserPolicy iam:UntagUser iam:TagUser iam:AttachUserPolicy
AWS::IAM::User delete iam:GetUser iam:ListUserPolicies iam:DeleteUserPolicy iam:ListAttachedUserPolicies iam:DetachUserPolicy iam:ListGroupsForUser iam:DeleteUser
AWS::IAM::Policy create iam:GetRolePolicy iam:GetUserPolicy iam:PutRolePolicy iam:PutUserPolicy
AWS::IAM::Policy update iam:PutRolePolicy iam:DeleteRolePolicy iam:DeleteUserPolicy
AWS::IAM::Policy delete iam:DeleteRolePolicy
AWS::IAM::ManagedPolicy create iam:CreatePolicy iam:AttachRolePolicy iam:AttachUserPolicy
AWS::IAM::ManagedPolicy update iam:GetPolicy iam:ListPolicyVersions iam:CreatePolicyVersion iam:AttachRolePolicy iam:DetachRolePolicy iam:DetachUserPolicy iam:DeletePolicyVersion
AWS::IAM::ManagedPolicy delete iam:GetPolicy iam:ListEntitiesForPolicy iam:DetachRolePolicy iam:ListPolicyVersions iam:DeletePolicyVersion iam:DeletePolicy
AWS::IAM::InstanceProfile create iam:CreateInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile
AWS::IAM::InstanceProfile update iam:RemoveRoleFromInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile
AWS::IAM::InstanceProfile delete iam:GetInstanceProfile iam:RemoveRoleFromInstanceProfile iam:DeleteInstanceProfile
AWS::IAM::ServiceLinkedRole create iam:CreateServiceLinkedRole iam:GetRole
AWS::IAM::ServiceLinkedRole update iam:UpdateRole iam:GetRole
AWS::IAM::ServiceLinkedRole delete iam:GetRole iam:DeleteServiceLinkedRole iam:GetServiceLinkedRoleDeletionStatus
AWS::IAM::Group create iam:GetGroup iam:CreateGroup iam:PutGroupPolicy iam:AttachGroupPolicy
AWS::IAM::Group update iam:GetGroup iam:UpdateGroup iam:DeleteGroupPolicy iam:DetachGroupPolicy iam:PutGroupPolicy iam:AttachGroupPolicy
AWS::IAM::Group delete iam:GetGroup iam:ListGroupPolicies iam:ListAttachedGroupPolicies iam:DeleteGroup
AWS::IAM::Group replace iam:GetGroup iam:CreateGroup iam:ListGroupPolicies iam:DeleteGroupPolicy iam:ListAttachedGroupPolicies iam:DetachGroupPolicy iam:DeleteGroup
AWS::IAM::UserToGroupAddition create iam:AddUserToGroup
AWS::IAM::UserToGroupAddition update iam:AddUserToGroup iam:RemoveUserFromGroup
AWS::IAM::UserToGroupAddition delete iam:RemoveUserFromGroup
AWS::IAM::OIDCProvider create iam:CreateOpenIDConnectProvider iam:TagOpenIDConnectProvider iam:GetOpenIDConnectProvider
AWS::IAM::OIDCProvider update iam:GetOpenIDConnectProvider iam:UpdateOpenIDConnectProviderThumbprint iam:AddClientIDToOpenIDConnectProvider iam:RemoveClientIDFromOpenIDConnectProvider iam:UntagOpenIDConnectProvider iam:TagOpenIDConnectProvider
AWS::IAM::OIDCProvider delete iam:DeleteOpenIDConnectProvider
AWS::IAM::OIDCProvider replace iam:CreateOpenIDConnectProvider iam:GetOpenIDConnectProvider iam:DeleteOpenIDConnectProvider
`;
