/**
 * Whether the journal is what was written: the hash chain of every entity recomputed, the seals over all of it compared with
 * their copy outside the database, and every altered, missing or reordered row named. Only reads, but for {@link Sealer}.
 */
@NullMarked
package io.quantumtrader.persistence.audit;

import org.jspecify.annotations.NullMarked;
