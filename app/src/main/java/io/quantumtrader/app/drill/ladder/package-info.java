/**
 * Random runs of the whole ladder with faults on purpose: through a model and through a record without actors, and through a
 * fund with its actors and its journal; counted is what breaks an invariant of the rules' section E.
 */
@NullMarked
package io.quantumtrader.app.drill.ladder;

import org.jspecify.annotations.NullMarked;
