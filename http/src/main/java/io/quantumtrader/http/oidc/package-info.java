/**
 * Persons whose tokens an identity provider signs (OpenID Connect, RFC 9068). Its keys are fetched aside: no request waits for the
 * provider, and while it is away those it gave out before hold until they end.
 */
@NullMarked
package io.quantumtrader.http.oidc;

import org.jspecify.annotations.NullMarked;
