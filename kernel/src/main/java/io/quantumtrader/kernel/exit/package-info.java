/**
 * What calls for an exit: protective stops (P1), harvest and kill score (P2), exit rules and exit profiles. Nothing in
 * here can refuse an exit; it can only propose one.
 */
@NullMarked
package io.quantumtrader.kernel.exit;

import org.jspecify.annotations.NullMarked;
