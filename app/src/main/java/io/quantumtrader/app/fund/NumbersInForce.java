package io.quantumtrader.app.fund;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.OperatorNumbers;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.view.HealthView.Check;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.numbers.NumbersBook;
import io.quantumtrader.persistence.numbers.NumbersEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The numbers that a fund starts with. Where those that operators set do not fit the configuration, it counts without any of them:
 * exits go on by it, and nothing is opened until somebody has set numbers that fit, as limits that were tightened must not fall away.
 *
 * @param settings in force
 * @param misfits what is wrong with the operators' numbers; empty if they are in force
 */
record NumbersInForce(Settings settings, List<Problem> misfits) {

    NumbersInForce {
        misfits = List.copyOf(misfits);
    }

    /**
     * Those that the journal of a portfolio tells, over the settings.
     *
     * @param configured the settings as they were loaded
     */
    static NumbersInForce of(Settings configured, JournalReader journal, String portfolio) {
        var book = new AtomicReference<>(NumbersBook.EMPTY);
        journal.forEach(NumbersEvent.id(portfolio), 1, entry -> {
            if (entry.event() instanceof NumbersEvent event) book.updateAndGet(before -> before.on(event));
        });
        var set = book.get().set();
        if (set.isEmpty()) return new NumbersInForce(configured, List.of());
        try {
            OperatorNumbers.check(configured, set, FundSettings::of);
            return new NumbersInForce(OperatorNumbers.over(configured, set), List.of());
        } catch (ConfigurationRefused refused) {
            return new NumbersInForce(configured, refused.problems());
        }
    }

    /** Whether the operators' numbers do not count. */
    boolean setAside() {
        return !misfits.isEmpty();
    }

    /** Holds all opens back, and says so, where the operators' numbers do not count; before anything is played. */
    void hold(Ladder ladder, SafetyAlarms alarms, long atMs) {
        if (!setAside()) return;
        ladder.doubts().raise(Reason.because(ReasonCode.NUMBERS_SET_ASIDE, misfits.size(), 0), atMs);
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.NUMBERS_SET_ASIDE, misfits.size(), 0, told()));
    }

    /** Whether the operators' numbers count, as readiness tells it. */
    Check check() {
        return new Check("numbers", !setAside(), setAside() ? told() : "those that operators set are in force");
    }

    private String told() {
        return "nothing is opened: numbers that operators set do not fit the configuration, which counts without them; "
                + misfits.stream().map(Problem::toString).collect(Collectors.joining("; "))
                + "; ./qt limits shows them, ./qt limits KEY= --reason TEXT takes one back";
    }
}
