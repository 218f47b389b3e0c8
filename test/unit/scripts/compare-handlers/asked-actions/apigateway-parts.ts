export const apigatewayPartActions = `
AWS::ApiGateway::ClientCertificate create apigateway:POST apigateway:PUT
AWS::ApiGateway::ClientCertificate update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::ClientCertificate delete apigateway:DELETE
AWS::ApiGateway::DocumentationPart create apigateway:POST
AWS::ApiGateway::DocumentationPart update apigateway:GET apigateway:PATCH
AWS::ApiGateway::DocumentationPart delete apigateway:DELETE
AWS::ApiGateway::DocumentationPart replace apigateway:POST apigateway:DELETE
AWS::ApiGateway::DocumentationVersion create apigateway:POST
AWS::ApiGateway::DocumentationVersion update apigateway:GET apigateway:PATCH
AWS::ApiGateway::DocumentationVersion delete apigateway:DELETE
AWS::ApiGateway::DocumentationVersion replace apigateway:POST apigateway:DELETE
AWS::ApiGateway::VpcLink create apigateway:POST apigateway:PUT elasticloadbalancing:DescribeLoadBalancers ec2:CreateVpcEndpointServiceConfiguration ec2:DescribeVpcEndpointServiceConfigurations ec2:ModifyVpcEndpointServicePermissions apigateway:GET
AWS::ApiGateway::VpcLink update apigateway:PATCH apigateway:DELETE apigateway:PUT apigateway:GET
AWS::ApiGateway::VpcLink delete apigateway:DELETE ec2:DeleteVpcEndpointServiceConfigurations apigateway:GET
AWS::ApiGateway::VpcLink replace apigateway:POST elasticloadbalancing:DescribeLoadBalancers ec2:CreateVpcEndpointServiceConfiguration ec2:DescribeVpcEndpointServiceConfigurations ec2:ModifyVpcEndpointServicePermissions apigateway:GET apigateway:DELETE ec2:DeleteVpcEndpointServiceConfigurations
`;
