/**
 * The fund over HTTP: API, event stream and the page. It talks to the fund through {@link io.quantumtrader.http.Fund}
 * alone and knows no actor. Every write needs a token, on loopback too; every error is problem+json; the kill switch
 * waits for nothing else.
 */
@NullMarked
package io.quantumtrader.http;

import org.jspecify.annotations.NullMarked;
