package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Where the journal of one story lies, and what can happen to it. */
sealed interface StoryDatabase extends AutoCloseable permits EmbeddedDatabase, GivenDatabase {

    /** Options that bring a fund's process to it. */
    List<String> options();

    /** The settings by which it is read. */
    Settings settings(Settings settings);

    /** Lets the fault strike the fund and this database; over when it returns, but for what the fund has to do itself. */
    void strike(CrashFault fault, FundProcess life, SplittableRandom moments) throws IOException, InterruptedException;

    /** Does something with it while no fund runs. */
    <T> T reading(Function<Database, T> work);

    @Override
    void close();
}
