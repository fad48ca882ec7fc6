@NullMarked
package io.quantumtrader.app.notify;

import org.jspecify.annotations.NullMarked;
