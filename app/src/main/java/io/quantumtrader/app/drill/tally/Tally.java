package io.quantumtrader.app.drill.tally;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one part of a drill. For one thread. */
public final class Tally {

    private static final int REMEMBERED = 40;
    private static final int MOST_KEPT = 5;

    private final String part;
    private final EnumMap<Mishap, Long> mishaps = new EnumMap<>(Mishap.class);
    private final EnumMap<Rule, Long> checks = new EnumMap<>(Rule.class);
    private final EnumMap<Rule, Long> violations = new EnumMap<>(Rule.class);
    private final List<Violation> kept = new ArrayList<>();
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private long commands;
    private long lives;
    private long step;

    /** Nothing counted yet. */
    public Tally(String part) {
        this.part = part;
    }

    /** A run of its own begins. */
    public void life() {
        lives++;
        step = 0;
        last.clear();
    }

    /** Something is done. */
    public void command(String text) {
        commands++;
        step++;
        note(text);
    }

    /** Something that happens besides, for the last commands. */
    public void note(String text) {
        if (last.size() == REMEMBERED) last.removeFirst();
        last.addLast(text);
    }

    public void mishap(Mishap kind) {
        mishaps.merge(kind, 1L, Long::sum);
    }

    /** An invariant had something to say and holds. */
    public void held(Rule rule) {
        held(rule, 1);
    }

    public void held(Rule rule, long times) {
        if (times > 0) checks.merge(rule, times, Long::sum);
    }

    public void violated(Rule rule, String what) {
        checks.merge(rule, 1L, Long::sum);
        violations.merge(rule, 1L, Long::sum);
        if (kept.size() < MOST_KEPT) kept.add(new Violation(part, rule, lives, step, what, List.copyOf(last)));
    }

    /** Held or violated. */
    public void check(Rule rule, boolean holds, String what) {
        if (holds) held(rule);
        else violated(rule, what);
    }

    public String part() {
        return part;
    }

    public long commands() {
        return commands;
    }

    public long lives() {
        return lives;
    }

    /** Steps of the life that is under way. */
    public long step() {
        return step;
    }

    public Map<Mishap, Long> mishaps() {
        return Collections.unmodifiableMap(mishaps);
    }

    public long checks(Rule rule) {
        return checks.getOrDefault(rule, 0L);
    }

    public long violations(Rule rule) {
        return violations.getOrDefault(rule, 0L);
    }

    public long violations() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first violations. */
    public List<Violation> kept() {
        return List.copyOf(kept);
    }
}
