/**
 * The drill of a cluster: nodes die, stand still, leave and lose their cables while the fund holds positions, and what journal,
 * venue and witnesses say afterwards has to agree. Figures are those of the wall clocks of one machine.
 */
@NullMarked
package io.quantumtrader.app.drill.cluster;

import org.jspecify.annotations.NullMarked;
