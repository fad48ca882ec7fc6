/**
 * TLS of the API: the certificate that the server shows, read again when its files are renewed, and what clients of ours trust.
 */
@NullMarked
package io.quantumtrader.http.tls;

import org.jspecify.annotations.NullMarked;
