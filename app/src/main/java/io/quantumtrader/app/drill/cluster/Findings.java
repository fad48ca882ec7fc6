package io.quantumtrader.app.drill.cluster;

import java.util.ArrayList;
import java.util.List;

/** What broke a promise in one story, by promise, each in one line. */
record Findings(
        List<String> owners,
        List<String> lost,
        List<String> books,
        List<String> permits,
        List<String> opened,
        List<String> naked,
        List<String> chain,
        List<String> replay) {

    /** All of them, each with its promise. */
    List<String> all() {
        var all = new ArrayList<String>();
        add(all, "owners", owners);
        add(all, "lost", lost);
        add(all, "books", books);
        add(all, "permits", permits);
        add(all, "opened", opened);
        add(all, "naked", naked);
        add(all, "chain", chain);
        add(all, "replay", replay);
        return all;
    }

    private static void add(List<String> all, String promise, List<String> found) {
        found.forEach(text -> all.add(promise + ": " + text));
    }
}
