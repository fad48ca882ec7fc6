package io.quantumtrader.http.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes longer than a request: a replay of the journal, or a what-if over it. Kept in memory, the latest hundred.
 *
 * @param id names it
 * @param kind what is done
 * @param state how far it came
 * @param step what is being done, in a few words; empty before the start
 * @param done how much of that, in events
 * @param total how much there is; null while that is not known
 * @param who asked
 * @param askedAtMs UTC epoch milliseconds
 * @param startedAtMs the same; null while it waits
 * @param endedAtMs the same; null until it ended
 * @param asked what was asked, by field
 * @param result what `./qt replay --json` or `./qt whatif --json` prints; null until it is done
 * @param problem why it failed; null if it did not
 */
public record JobView(
        String id,
        Kind kind,
        State state,
        String step,
        long done,
        @Nullable Long total,
        String who,
        long askedAtMs,
        @Nullable Long startedAtMs,
        @Nullable Long endedAtMs,
        Map<String, String> asked,
        @Nullable Object result,
        @Nullable String problem) {

    public JobView {
        asked = Map.copyOf(asked);
    }

    /** What a job does. */
    public enum Kind {
        /** Derives every decision of the journal again and compares, bit for bit. */
        REPLAY,
        /** Lets other theta or limits decide the journal's exits, side by side with what happened. */
        WHAT_IF
    }

    /** How far a job came. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return switch (this) {
                case WAITING, RUNNING -> false;
                case DONE, FAILED, CANCELLED -> true;
            };
        }
    }
}
