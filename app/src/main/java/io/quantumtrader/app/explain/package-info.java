/**
 * Explanations of decisions in plain sentences, and the reading of a journal that they rest on. The facts come from the
 * persistence module; here they only become words, the same for the command line, the API and the page.
 */
@NullMarked
package io.quantumtrader.app.explain;

import org.jspecify.annotations.NullMarked;
