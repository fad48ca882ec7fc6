/** Tests of how requests are answered. */
@NullMarked
package io.quantumtrader.http.route;

import org.jspecify.annotations.NullMarked;
