/**
 * What {@code ./qt doctor} looks at: machine, configuration, data directory, database, running fund. Every finding says
 * what was seen and, unless all is well, what to do. Nothing is changed.
 */
@NullMarked
package io.quantumtrader.app.doctor;

import org.jspecify.annotations.NullMarked;
