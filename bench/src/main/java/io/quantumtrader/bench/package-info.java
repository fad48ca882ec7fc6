/**
 * Benchmarks, each beside a plain implementation in the same run, and tables that show what the kernel's readings are
 * worth on processes whose truth is known. Nothing in the system depends on this module.
 */
@NullMarked
package io.quantumtrader.bench;

import org.jspecify.annotations.NullMarked;
