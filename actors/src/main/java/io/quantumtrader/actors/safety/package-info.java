/**
 * Layers 5 and 6 and the ladder itself. {@link io.quantumtrader.actors.safety.Ladder} is a node's copy of what all layers
 * say, with the send gate; kill switch and emergency stop tighten it first and write to the journal afterwards, and loosen
 * it only after the journal has the release. Nothing here depends on anyone being told: listeners, feeds and alarms may
 * fail without stopping a kill.
 */
@NullMarked
package io.quantumtrader.actors.safety;

import org.jspecify.annotations.NullMarked;
