import type { MadeResource } from './made-resource.ts';

/**
 * The properties of which a type's primary identifier is put together, in its schema's order, for types that are
 * part of something. The one that no template names is the physical id.
 * Source of the form: https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-identifier.html.
 * Source of each row: `primaryIdentifier` in the type's schema
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-type-schemas.html, as published in
 * the package `@aws-cdk/aws-service-spec`), and what `Ref` returns, on the page of the type:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html, and so on.
 */
const compound: Readonly<Record<string, readonly string[]>> = {
