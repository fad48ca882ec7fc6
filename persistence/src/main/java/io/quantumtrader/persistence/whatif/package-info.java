/**
 * What would have been: the entries and inputs of a journal, decided again by other settings, with fills by a stated model. Pure: no
 * actor, no clock, no chance. Production's own settings run under the same model and are what candidates are compared with.
 */
@NullMarked
package io.quantumtrader.persistence.whatif;

import org.jspecify.annotations.NullMarked;
