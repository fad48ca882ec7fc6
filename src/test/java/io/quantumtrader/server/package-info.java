/** The PostgreSQL that tests of whole funds use: an embedded one for each folder, or the one that the environment names. */
@NullMarked
package io.quantumtrader.server;

import org.jspecify.annotations.NullMarked;
