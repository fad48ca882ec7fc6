/**
 * What is on disk. Events are flat records of their own; a change inside the kernel never touches the journal, and
 * reading it back needs no actor.
 */
@NullMarked
package io.quantumtrader.persistence;

import org.jspecify.annotations.NullMarked;
