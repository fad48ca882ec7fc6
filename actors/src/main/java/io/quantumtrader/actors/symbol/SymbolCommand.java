package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.persistence.symbol.CloseByWord;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a symbol can be told. The conductor speaks to it in the order of a tick's phases and awaits each answer. */
public sealed interface SymbolCommand {

    /** Phase 1, and phase 5 after sends: what happened at the venue. */
    record Deliver(long tick, long atMs, List<VenueEvent> events, ActorRef<Done> replyTo)
            implements Message, SymbolCommand {
        public Deliver {
            events = List.copyOf(events);
        }
    }

    /**
     * Phase 2: one closed bar, or none where this symbol has a gap.
     *
     * @param holding what the venue holds after phase 1, compared with the record; empty where it could not be read
     * @param atHand the last verdicts and readings of the portfolio; the symbol asks nobody before it exits
     */
    record Observe(
            long tick,
            long atMs,
            Optional<Slice> slice,
            Optional<Venue.Holding> holding,
            AtHand atHand,
            ActorRef<Observed> replyTo)
            implements Message, SymbolCommand {}

    /** Phase 4: decides on the entry that phase 2 or an operator wished for. */
    record DecideOpen(long tick, long atMs, AtHand atHand, ActorRef<Done> replyTo) implements Message, SymbolCommand {}

    /** Phase 5: sends what is intended and not sent. */
    record Send(long tick, long atMs, ActorRef<Done> replyTo) implements Message, SymbolCommand {}

    /**
     * Between bars: an operator's word, or a ladder that tightened.
     *
     * @param word its number; the same number again is the same word, told again because no answer came
     * @param deadlineMs by the clock of the wall, UTC epoch milliseconds, when whoever spoke is told that there was no
     *     answer; {@link #NEVER} where nobody is
     */
    record Operate(
            long word, long tick, long atMs, Order order, long deadlineMs, AtHand atHand, ActorRef<Operated> replyTo)
            implements Message, SymbolCommand {

        /** The word is meant however late it is heard. */
        public static final long NEVER = Long.MAX_VALUE;

        /** Why the word is withdrawn instead of carried out, if it is. */
        Optional<Reason> expired(long wallMs) {
            return order instanceof Order.ByHand word && word.expires() && wallMs > deadlineMs
                    ? Optional.of(Reason.because(ReasonCode.WORD_EXPIRED, wallMs - deadlineMs, 0))
                    : Optional.empty();
        }
    }

    /** Asks the venue about everything without an outcome and about what is held; on start and after doubt. */
    record Reconcile(long tick, long atMs, ActorRef<Done> replyTo) implements Message, SymbolCommand {}

    record Get(ActorRef<SymbolView> replyTo) implements Message, SymbolCommand {}

    /** What an operator can ask of one symbol. */
    sealed interface Order {
        String who();

        /** Whether carrying it out twice does more than once, so that it is told once and not after its time. */
        default boolean once() {
            return this instanceof ByHand word && word.expires();
        }

        /** What an operator said, with a reason. */
        sealed interface ByHand extends Order {
            String reason();

            /** Whether it is not meant any more once whoever spoke was told that there was no answer. */
            boolean expires();
        }

        /**
         * Closes what is held, or a part of it.
         *
         * @param quantity base asset, above 0; empty: all of it
         */
        record Close(String who, String reason, Optional<Double> quantity) implements ByHand {
            public Close(String who, String reason) {
                this(who, reason, Optional.empty());
            }

            /** A part is not: it would be closed twice if it is asked for again. A close in full is harmless and wanted late. */
            @Override
            public boolean expires() {
                return quantity.isPresent();
            }
        }

        /**
         * Opens a position by hand; it passes the same layers as an automatic entry.
         *
         * @param quantity base asset; empty: the sizer decides
         */
        record Open(String who, String reason, Side side, Optional<Double> quantity) implements ByHand {
            @Override
            public boolean expires() {
                return true;
            }
        }

        /**
         * Closes what is held, so that another symbol can use the slot.
         *
         * @param who the symbol whose entry is better
         * @param confidence of that entry, 0..1
         */
        record MakeRoom(String who, double confidence) implements Order {}

        /** Closes what is held, because the run ends. */
        record EndRun(String who, String reason) implements Order {}

        /** Looks at the ladder again: it tightened. */
        record HeedLadder(String who) implements Order {}
    }

    /** The answer to any phase: recorded, and whether something waits to be sent. */
    sealed interface Answer extends Message {
        String symbol();

        /** Whether the symbol has intended something that is not sent yet. */
        boolean restless();
    }

    /** The command is recorded. */
    record Done(String symbol, boolean restless) implements Answer {}

    /**
     * The observation is recorded.
     *
     * @param reading what the portfolio needs to know; empty where nothing was observed
     * @param wishesToOpen whether phase 4 has something to decide here
     */
    record Observed(String symbol, Optional<SymbolReading> reading, boolean wishesToOpen, boolean restless)
            implements Answer {}

    /**
     * What became of an operator's word.
     *
     * @param refusal why it was not carried out, where that has a code
     */
    record Operated(
            String symbol,
            boolean accepted,
            String explanation,
            Optional<Reason> refusal,
            boolean wishesToOpen,
            boolean restless)
            implements Answer {

        /** A word that was taken up, or turned away for a reason without a code. */
        public Operated(String symbol, boolean accepted, String explanation, boolean wishesToOpen, boolean restless) {
            this(symbol, accepted, explanation, Optional.empty(), wishesToOpen, restless);
        }

        /** Whether what was to be closed is less than the venue takes. */
        public boolean tooSmall() {
            return explanation.startsWith(CloseByWord.LESS_THAN_A_STEP);
        }

        /** Whether there was nothing to close. */
        public boolean nothingHeld() {
            return explanation.equals(CloseByWord.NOTHING_HELD);
        }
    }

    /** The venue's answer to the leverage of an opening order that waits for it, sent by the symbol to itself. */
    record LeverageAnswered(String clientOrderId, Venue.Placed answer) implements SymbolCommand {}

    /** The venue's answer to a request, sent by the symbol to itself. */
    record PlaceAnswered(String clientOrderId, Venue.Placed placed) implements SymbolCommand {}

    /** The venue's answer to a withdrawal, sent by the symbol to itself. */
    record CancelAnswered(String clientOrderId, Venue.Cancel answer) implements SymbolCommand {}

    /** What the venue knows of an order whose outcome was unknown, sent by the symbol to itself. */
    record LookedUp(String clientOrderId, Optional<Venue.OrderView> order) implements SymbolCommand {}

    /** The venue could not be asked about an order: it stays unknown and is asked about again. */
    record LookUpFailed(String clientOrderId, String why) implements SymbolCommand {}

    /**
     * What the venue knows of this symbol, sent by the symbol to itself.
     *
     * @param orders those of our orders without an outcome that it has seen
     */
    record VenueRead(List<VenueEvent> missed, List<Venue.OrderView> orders, Venue.Holding holding)
            implements SymbolCommand {}

    /** The venue could not be read; it is tried again. */
    record VenueUnreadable(Reconcile reconcile, String why) implements SymbolCommand {}

    /** What the venue holds, once everything missed is recorded; sent by the symbol to itself. */
    record CompareHolding(Venue.Holding holding) implements SymbolCommand {}

    /** An opening order was held back at the last hop, sent by the symbol to itself. */
    record HeldBack(String clientOrderId, List<Reason> reasons) implements SymbolCommand {}

    /** What portfolio and governor said of the opening plan, sent by the symbol to itself. */
    record SuperiorsAnswered(OpenAnswer answer) implements SymbolCommand {}

    /** The symbol goes to another node: what it has under way is recorded, then it ends. To its guardian, by the cluster. */
    record HandOver() implements Message, SymbolCommand {}

    /** The guardian's own word: nothing is under way on behalf of a symbol that is down. */
    record CareEnded() implements SymbolCommand {}

    /** The guardian's own word: bring the symbol up again. */
    record Rise() implements SymbolCommand {}
}
