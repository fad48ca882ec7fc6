/**
 * One decision with everything that the record knows of it: what was seen, what each layer said, what was sent, what came back,
 * how it ended, and which single change would have made it another. It reads the journal and asks the kernel again; it invents
 * nothing: what is not on record is told as not recorded, and a change is claimed only after the kernel was asked with it.
 */
@NullMarked
package io.quantumtrader.persistence.explain;

import org.jspecify.annotations.NullMarked;
