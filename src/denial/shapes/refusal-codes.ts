/** Error codes that mean a refusal, lower case. A bare 403 is what a HEAD request gets. */
export const refusalCode =
  /^(?:403|403forbidden|forbidden|accessdenied|accessdeniedexception|unauthorizedoperation|client\.unauthorizedoperation|authorizationerror|authorizationerrorexception|notauthorized|notauthorizedexception|kms\.accessdeniedexception|unauthorizedexception|forbiddenexception)$/;
