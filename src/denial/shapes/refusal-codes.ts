/** Error codes that mean a refusal, lower case. A bare 403 is what a HEAD request gets. */
export const refusalCode =
  /^(?:client\.|aws\.)?(?:403|403forbidden|forbidden|forbiddenexception|\w{0,40}accessdenied(?:exception|fault|error|fordependencyexception)?|kms\.accessdenied(?:exception)?|unauthorizedoperation|unauthorizedaccess(?:exception)?|unauthorizedexception|authorizationerror(?:exception)?|notauthorized(?:error|exception)?|insufficientprivilegesexception)$/;
