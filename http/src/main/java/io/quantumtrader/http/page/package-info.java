/**
 * The page: static files from the class path, served as they are. No framework, nothing from elsewhere; the security
 * headers of the server allow nothing else.
 */
@NullMarked
package io.quantumtrader.http.page;

import org.jspecify.annotations.NullMarked;
