/**
 * What the API shows of moments that are made up.
 */
@NullMarked
package io.quantumtrader.app.fund.view;

import org.jspecify.annotations.NullMarked;
