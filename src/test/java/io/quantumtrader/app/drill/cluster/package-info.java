@NullMarked
package io.quantumtrader.app.drill.cluster;

import org.jspecify.annotations.NullMarked;
