/**
 * The crash drill: a fund in a process of its own loses its database, its life or both at random moments, and whatever was
 * acknowledged before must be there afterwards. The checks read the journal, the venue's log and a witness only.
 */
@NullMarked
package io.quantumtrader.app.drill.crash;

import org.jspecify.annotations.NullMarked;
