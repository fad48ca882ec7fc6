/** What drills count: commands, what went wrong on purpose, and what broke an invariant of the rules' section E. */
@NullMarked
package io.quantumtrader.app.drill.tally;

import org.jspecify.annotations.NullMarked;
