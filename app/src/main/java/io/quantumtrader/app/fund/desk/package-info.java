/**
 * The API's side of a running fund: asks its actors what stands, takes operators' words in, tells watchers what happens, and shows
 * decisions as the journal has them. It speaks to the cast and reads the journal; it opens and owns nothing.
 */
@NullMarked
package io.quantumtrader.app.fund.desk;

import org.jspecify.annotations.NullMarked;
