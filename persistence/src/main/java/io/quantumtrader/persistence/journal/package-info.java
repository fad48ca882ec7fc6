/**
 * How events get to disk and back: the catalogue of what may be written, one serializer for all of it, the plugin that
 * writes for Pekko, and a reader that needs no actor. Rows are those of pekko-persistence-jdbc.
 */
@NullMarked
package io.quantumtrader.persistence.journal;

import org.jspecify.annotations.NullMarked;
