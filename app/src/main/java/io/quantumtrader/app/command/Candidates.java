package io.quantumtrader.app.command;

import io.quantumtrader.http.door.Role;
import io.quantumtrader.persistence.projection.ProjectionCare;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewParameters;
import io.quantumtrader.persistence.projection.ViewRequest.Grouping;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The values that options and parameters know by name: told in the help, and completed by the shell. */
final class Candidates {

    private Candidates() {}

    /** Tables and answers over many rows. */
    static final class Views implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(tables(), ViewParameters.SUMMARIES.keySet().stream())
                    .iterator();
        }
    }

    /** What can be exported. */
    static final class Tables implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return tables().iterator();
        }
    }

    /** What is made of the journal. */
    static final class Projections implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProjectionCare.names().iterator();
        }
    }

    /** What a token is for. */
    static final class Roles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Role.values()).map(Role::word).iterator();
        }
    }

    /** By what trades are put together. */
    static final class Groups implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Grouping.values()).map(Grouping::word).iterator();
        }
    }

    /** Directions of positions and of orders. */
    static final class Sides implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("LONG", "SHORT", "BUY", "SELL").iterator();
        }
    }

    /** Kinds of files. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("csv", "parquet").iterator();
        }
    }

    /** How fast a node that is gone is replaced. */
    static final class Timings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("fast", "default").iterator();
        }
    }

    /** What the kernel can be asked. */
    static final class Questions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("harvest", "stops", "market-state").iterator();
        }
    }

    /** What {@code ./qt watch} follows. */
    static final class Watched implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Watch.watched().iterator();
        }
    }

    /** Kinds of events. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Watch.kinds().iterator();
        }
    }

    /** Shells that can be completed. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Completion.SHELLS.iterator();
        }
    }

    private static Stream<String> tables() {
        return Arrays.stream(View.values()).map(View::word);
    }
}
