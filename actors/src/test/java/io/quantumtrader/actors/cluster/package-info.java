/** Several actor systems in one process, joined as nodes of a cluster. */
@NullMarked
package io.quantumtrader.actors.cluster;

import org.jspecify.annotations.NullMarked;
