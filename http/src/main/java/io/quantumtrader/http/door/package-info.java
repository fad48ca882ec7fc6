/**
 * Who may come in. A request must name a host this server answers for (against DNS rebinding), must not come from
 * another site's page, and needs a token for every write; a read goes without one only from this very machine.
 */
@NullMarked
package io.quantumtrader.http.door;

import org.jspecify.annotations.NullMarked;
