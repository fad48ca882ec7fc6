@NullMarked
package io.quantumtrader.app.cluster;

import org.jspecify.annotations.NullMarked;
