/** What goes on aside, so that no request waits for a disk or a network. */
@NullMarked
package io.quantumtrader.http.background;

import org.jspecify.annotations.NullMarked;
