/**
 * Level 3: one actor per portfolio. It keeps the guards, judges opening plans against guards and limits, and issues
 * single-use permits. It hears of closes after the fact; nothing it says can hold one back.
 */
@NullMarked
package io.quantumtrader.actors.governor;

import org.jspecify.annotations.NullMarked;
