@NullMarked
package io.quantumtrader.persistence.snapshot;

import org.jspecify.annotations.NullMarked;
