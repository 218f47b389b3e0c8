/** Words of a permission that only resources with a certain property need: a table is not encrypted, a function not reserved by itself. */
const optionalParts: readonly RegExp[] = [
  /tag/iu,
  /policy|policies|permission|boundary|loginprofile|accesskey/iu,
  /concurrency|recursion|scaling|codesigning|runtimemanagement|capacity/iu,
  /contributorinsights|streaming|import|export|replica|continuousbackups|timetolive/iu,
  /abac|acceleration|accelerate|analytics|cors|encryption|inventory|logging|lifecycle|metadata|metrics|notification/iu,
  /objectlock|ownership|publicaccess|replication|tiering|versioning|website|acl$/iu,
  /retention|kmskey|deletionprotection|bearertoken|delivery/iu,
  /target|attach|detach|group$|version$|versions$/iu,
];

/** Items of a table: what a data plane does with an imported one. */
const dataPlane = /^dynamodb:(?:batchwrite|delete|get|put|update)item$|^dynamodb:(?:query|scan)$/iu;

/**
 * Guesses from a permission's name whether only some resources of a type need it. The registry's schemas do not say: they list for each
 * handler whatever it may ever need.
 */
export function looksConditional(action: string, type: string): boolean {
  const [service = '', name = ''] = action.split(':');
  // Another service's permission belongs to a property that names something of that service.
  const own = type.split('::')[1]?.toLowerCase() ?? '';
  if (!own.startsWith(service.toLowerCase())) return true;
  return dataPlane.test(action) || optionalParts.some((part) => part.test(name));
}
