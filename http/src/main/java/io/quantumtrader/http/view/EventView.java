package io.quantumtrader.http.view;

/**
 * Something happened that a watcher wants to see. Snapshots (status, ladder, position) stand for a state: of several in
 * a row only the last matters. The others are facts, each of which is delivered.
 */
public sealed interface EventView {

    /** The name on the stream. */
    String name();

    /** What of this replaces an earlier one; empty for facts, which replace nothing. */
    default String replaces() {
        return "";
    }

    /** What is written as the data of the event. */
    Object body();

    /** Account, heat and mode after a tick. */
    record Status(StatusView status) implements EventView {
        @Override
        public String name() {
            return "status";
        }

        @Override
        public Object body() {
            return status;
        }

        @Override
        public String replaces() {
            return "status";
        }
    }

    /** A position after a tick, or flat after its close. */
    record Position(PositionView position) implements EventView {
        @Override
        public String name() {
            return "position";
        }

        @Override
        public Object body() {
            return position;
        }

        @Override
        public String replaces() {
            return "position:" + position.symbol();
        }
    }

    /** The ladder after a change, and after each tick that moved a distance. */
    record Ladder(LadderView ladder) implements EventView {
        @Override
        public String name() {
            return "ladder";
        }

        @Override
        public Object body() {
            return ladder;
        }

        @Override
        public String replaces() {
            return "ladder";
        }
    }

    /** A decision was journaled. */
    record Decision(DecisionView decision) implements EventView {
        @Override
        public String name() {
            return "decision";
        }

        @Override
        public Object body() {
            return decision;
        }
    }

    /** A permit was issued, spent, expired or made void. */
    record Permit(PermitView permit) implements EventView {
        @Override
        public String name() {
            return "permit";
        }

        @Override
        public Object body() {
            return permit;
        }
    }

    /** Somebody should look. */
    record Alarm(AlarmView alarm) implements EventView {
        @Override
        public String name() {
            return "alarm";
        }

        @Override
        public Object body() {
            return alarm;
        }
    }
}
