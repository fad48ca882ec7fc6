package io.quantumtrader.app.launch;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.persistence.explain.Lookup;
import java.nio.file.Path;

/**
 * Starts what the command line asks for. The settings are checked before and hold every value in force, the options of
 * the command included. An implementation throws {@link ConfigurationRefused} for what only it can find wrong, such as
 * an unknown symbol, and {@link LaunchFailed} for a broken surrounding, such as a port in use.
 */
public interface Launch {

    /**
     * Looks at the settings without starting anything, so that what the records of the fund refuse is told in the same
     * message as everything else that is wrong; throws {@link ConfigurationRefused} with all of it.
     */
    default void check(Settings settings) {}

    /** What is done with a journal besides trading on it. */
    Keeping keeping();

    /** Starts a fund paced by the clock and returns when its API answers. */
    RunningFund up(UpRequest request, Settings settings, Progress progress);

    /** Starts a venue as a process of its own, paced by the clock, and returns when it answers. */
    RunningVenue venue(VenueRequest request, Settings settings);

    /** Starts one node of a fund on several nodes and returns when its API answers. */
    RunningFund node(UpRequest request, Settings settings, Progress progress);

    /** Plays a market to its end without waiting for the clock, and returns what happened. */
    RunSummary run(RunRequest request, Settings settings, Progress progress);

    /** Opens the record of a fund that runs, or of one that does not: then its database is started for the while. */
    OpenRecord record(Path data, Settings settings, Progress progress);

    /** Re-runs the kernel over a journal and compares, bit for bit. */
    ReplayResult replay(ReplayRequest request, Settings settings, Progress progress);

    /** Lets candidates live through a journal; throws {@link ConfigurationRefused} for one that the recorded settings do not bear. */
    WhatIfAnswer whatIf(WhatIfRequest request, Settings settings, Progress progress);

    /** Reads a journal, also one that a fund is writing, and tells one decision of it. */
    Lookup explain(ExplainRequest request, Settings settings);
}
