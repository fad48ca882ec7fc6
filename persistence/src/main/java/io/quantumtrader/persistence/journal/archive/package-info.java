/**
 * The part of a journal that stands in compressed files instead of the table: segments of sealed rows, each with an index by
 * persistence id, so that who asks for one id reads its blocks alone.
 */
@NullMarked
package io.quantumtrader.persistence.journal.archive;

import org.jspecify.annotations.NullMarked;
