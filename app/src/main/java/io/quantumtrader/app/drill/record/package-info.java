/**
 * Random lives of one symbol's record: the kernel, the events and the fold of the running system, without its actors, before a
 * venue that refuses, loses, keeps silent and repeats itself, and a journal that does not take every write.
 */
@NullMarked
package io.quantumtrader.app.drill.record;

import org.jspecify.annotations.NullMarked;
