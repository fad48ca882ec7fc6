/**
 * Backups: a journal as of one moment in one file of plain rows, with a manifest that names each part with its hash, and the
 * way back into an empty database.
 */
@NullMarked
package io.quantumtrader.persistence.backup;

import org.jspecify.annotations.NullMarked;
