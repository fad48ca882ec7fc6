package io.quantumtrader.app.bench.http;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.postgres.Database;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param symbols of the fund
 * @param ticks bars of each symbol that are recorded first; 10080 are a week of minutes
 * @param clients at once
 * @param watchers of the stream at once
 * @param events published to them a second
 * @param rounds of each measurement, ours and bare in turn
 * @param seconds of one round
 * @param repeats how often each address over the record is asked for
 * @param given a database that somebody else runs; empty for an embedded one
 * @param folder empty folder
 */
public record HttpBenchRequest(
        int symbols,
        long ticks,
        int clients,
        int watchers,
        int events,
        int rounds,
        double seconds,
        int repeats,
        Optional<Database> given,
        Path folder) {

    public HttpBenchRequest {
        new Checks()
                .require(symbols >= 1, "symbols", symbols, ">= 1")
                .require(ticks >= 1, "ticks", ticks, ">= 1")
                .require(clients >= 1, "clients", clients, ">= 1")
                .require(watchers >= 1, "watchers", watchers, ">= 1")
                .require(events >= 1, "events", events, ">= 1")
                .require(rounds >= 1, "rounds", rounds, ">= 1")
                .require(seconds > 0, "seconds", seconds, "> 0")
                .require(repeats >= 1, "repeats", repeats, ">= 1")
                .orThrow();
    }
}
