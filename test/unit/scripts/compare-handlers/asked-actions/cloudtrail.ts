export const cloudtrailActions = `
AWS::CloudTrail::Trail create cloudtrail:CreateTrail cloudtrail:AddTags iam:PassRole cloudtrail:PutEventSelectors cloudtrail:PutInsightSelectors cloudtrail:StartLogging
AWS::CloudTrail::Trail update cloudtrail:GetTrail cloudtrail:UpdateTrail iam:PassRole cloudtrail:PutInsightSelectors cloudtrail:RemoveTags cloudtrail:AddTags cloudtrail:StopLogging cloudtrail:PutEventSelectors cloudtrail:StartLogging
AWS::CloudTrail::Trail delete cloudtrail:DeleteTrail
AWS::CloudTrail::Trail replace cloudtrail:CreateTrail cloudtrail:DeleteTrail
`;
