/**
 * States that spare a recovery the reading of old events. Disposable: they are offered beside the path from decision to order and
 * never waited for, count only for the very journal, code and settings they were taken by, and may be deleted at any time.
 */
@NullMarked
package io.quantumtrader.persistence.snapshot;

import org.jspecify.annotations.NullMarked;
