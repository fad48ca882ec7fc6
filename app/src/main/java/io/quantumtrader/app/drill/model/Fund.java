package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.tally.Mishap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model: one symbol of one portfolio with its venue, its ladder and two operators. */
final class Fund implements Model<World, Step> {

    /** Ticks that a permit and a proposal live. */
    static final int LIFE = 1;

    private final Bounds bounds;
    private final Gates gates;
    private final List<Organ> organs;
    private final Invariants invariants;
    private final Map<Object, Object> parts = new HashMap<>();

    /** A part of the fund, with all that it may do next. */
    interface Organ {
        void moves(World from, Moves<World, Step> out);
    }

    Fund(Bounds bounds, Guards guards) {
        this.bounds = bounds;
        gates = new Gates(guards);
        organs = List.of(
                new WayIn(bounds, guards),
                new WayOut(bounds, guards),
                new VenueWork(bounds, guards),
                new Operators(bounds, gates, guards),
                new EmergencyWork(bounds, gates, guards),
                this::timeAndCrashes);
        invariants = new Invariants(bounds, guards);
    }

    Gates gates() {
        return gates;
    }

    @Override
    public List<World> initial() {
        return List.of(new World(
                0, gates.open(), 0, Entry.NONE, Book.EMPTY, Venue.EMPTY, Emergency.NONE, Words.NONE, Left.of(bounds)));
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        Moves<World, Step> settling = (step, next) -> out.to(step, next.settled());
        for (var organ : organs) organ.moves(from, settling);
    }

    @Override
    public List<Invariant<World, Step>> invariants() {
        return invariants.all();
    }

    @Override
    public World shared(World state) {
        return new World(
                state.now(),
                state.gate(),
                state.said(),
                part(state.entry()),
                part(state.book()),
                part(state.venue()),
                part(state.emergency()),
                part(state.words()),
                part(state.left()));
    }

    @SuppressWarnings("unchecked") // a part is kept under itself, and parts of different kinds are never equal
    private <P> P part(P one) {
        var known = parts.putIfAbsent(one, one);
        return known == null ? one : (P) known;
    }

    /** The last hop and the gate are one call: ladders change between them, the clock does not. */
    private void timeAndCrashes(World from, Moves<World, Step> out) {
        if (from.now() < bounds.horizon() && from.entry().stage() != Entry.Stage.CLEARED) {
            out.to(TICK, from.at(from.now() + 1));
        }
        if (from.left().crashes() > 0) {
            var less = from.with(from.left().lessCrash());
            out.to(CRASH, less.with(WayIn.afterCrash(from.entry())).with(WayOut.afterCrash(from.book())));
            if (from.emergency().running()) {
                out.to(EMERGENCY_CRASH, less.with(from.emergency().forgetful()));
            }
        }
    }

    private static final Step TICK = Step.of("time passes");
    private static final Step CRASH = Step.of("the symbol crashes and recovers").with(Mishap.ACTOR_CRASH);
    private static final Step EMERGENCY_CRASH =
            Step.of("the emergency stop crashes and recovers").with(Mishap.ACTOR_CRASH);
}
