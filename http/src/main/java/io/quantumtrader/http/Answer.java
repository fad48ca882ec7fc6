package io.quantumtrader.http;

import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.ReleaseResult;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.kernel.check.Violation;
import java.util.List;

/** What the fund says to a request. A stage fails only for bugs and broken infrastructure. */
public sealed interface Answer<T> {

    /** The same answer about another value. */
    default <U> Answer<U> about(U other) {
        return switch (this) {
            case Done<T> ignored -> new Done<>(other);
            case Again<T>(var ignored, var already) -> new Again<>(other, already);
            case Released<T>(var ignored, var releases) -> new Released<>(other, releases);
            case Pending<T>(var ignored, var waitsFor, var releases) -> new Pending<>(other, waitsFor, releases);
            case Begun<T> ignored -> new Begun<>(other);
            case Unknown<T>(var what) -> new Unknown<>(what);
            case Invalid<T>(var violations) -> new Invalid<>(violations);
            case Refused<T>(var why, var verdicts, var results) -> new Refused<>(why, verdicts, results);
            case Forbidden<T>(var why, var verdicts, var results) -> new Forbidden<>(why, verdicts, results);
        };
    }

    /** Done; 200. */
    record Done<T>(T value) implements Answer<T> {}

    /**
     * Taken, but what it asks for stood already; 200.
     *
     * @param again what stands and since when, for whoever would otherwise see no difference
     */
    record Again<T>(T value, String again) implements Answer<T> {}

    /** Latches were released; 200. */
    record Released<T>(T value, List<ReleaseView> releases) implements Answer<T> {
        public Released {
            releases = List.copyOf(releases);
        }
    }

    /** Taken, but not in force yet: a delay runs or another person is needed; 202. */
    record Pending<T>(T value, String waitsFor, List<ReleaseView> releases) implements Answer<T> {
        public Pending {
            releases = List.copyOf(releases);
        }
    }

    /** Taken, and under way; 202. */
    record Begun<T>(T value) implements Answer<T> {}

    /** There is no such symbol, position or latch; 404. */
    record Unknown<T>(String what) implements Answer<T> {}

    /** The numbers of the request do not fit; 422. */
    record Invalid<T>(List<Violation> violations) implements Answer<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /**
     * Understood and refused, by the ladder or by the rules of release; 409.
     *
     * @param results of a word for a release: what became of each latch, as some may have been released
     */
    record Refused<T>(String why, List<LayerVerdictView> verdicts, List<ReleaseResult> results) implements Answer<T> {
        public Refused {
            verdicts = List.copyOf(verdicts);
            results = List.copyOf(results);
        }

        /** Of anything but a release. */
        public Refused(String why, List<LayerVerdictView> verdicts) {
            this(why, verdicts, List.of());
        }
    }

    /** The asker may not do this, for example approve their own release; 403. Results as of {@link Refused}. */
    record Forbidden<T>(String why, List<LayerVerdictView> verdicts, List<ReleaseResult> results) implements Answer<T> {
        public Forbidden {
            verdicts = List.copyOf(verdicts);
            results = List.copyOf(results);
        }

        /** Of anything but a release. */
        public Forbidden(String why, List<LayerVerdictView> verdicts) {
            this(why, verdicts, List.of());
        }
    }
}
