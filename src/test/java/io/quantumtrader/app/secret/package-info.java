@NullMarked
package io.quantumtrader.app.secret;

import org.jspecify.annotations.NullMarked;
