/**
 * Where observations come from and in which order they are acted on: market sources behind one port, and the conductor that
 * plays a tick's five phases.
 */
@NullMarked
package io.quantumtrader.actors.market;

import org.jspecify.annotations.NullMarked;
