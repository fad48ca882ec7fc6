/** Tests of the actors share the journal's serializer, so that every event in them is written as it is on disk. */
@NullMarked
package io.quantumtrader.actors;

import org.jspecify.annotations.NullMarked;
