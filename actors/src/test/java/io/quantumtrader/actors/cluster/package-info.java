/** Proofs of what nodes of a cluster need of one another: seeded properties, and several actor systems in one process. */
@NullMarked
package io.quantumtrader.actors.cluster;

import org.jspecify.annotations.NullMarked;
