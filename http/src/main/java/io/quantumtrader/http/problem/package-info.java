/**
 * Errors as problem+json (RFC 9457): a stable type, a title, a status, a detail, and every violation at once. A
 * refusal by the ladder carries the verdict of each layer, so that it names the layer, the number and the limit.
 */
@NullMarked
package io.quantumtrader.http.problem;

import org.jspecify.annotations.NullMarked;
