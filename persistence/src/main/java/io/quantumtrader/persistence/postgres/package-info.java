/**
 * The PostgreSQL that holds the journal: the real server, started and stopped with the fund in a directory of its own,
 * or one that somebody else runs. Either is read back at boot and refused unless it is durable. Also the lock that
 * makes a fund the only writer of its journal.
 */
@NullMarked
package io.quantumtrader.persistence.postgres;

import org.jspecify.annotations.NullMarked;
