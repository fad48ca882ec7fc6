/** Tests of backups. */
@NullMarked
package io.quantumtrader.persistence.backup;

import org.jspecify.annotations.NullMarked;
