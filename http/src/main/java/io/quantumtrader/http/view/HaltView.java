package io.quantumtrader.http.view;

import io.quantumtrader.http.view.LatchView.PendingRelease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A send-hold on the venue connection, or the proposal of one: while it stands nothing is sent, neither openings nor exits;
 * stops that rest at the venue stay.
 *
 * @param id releases go by it
 * @param state {@code PROPOSED}: everything is sent as usual; {@code STANDING}: nothing is
 * @param connection whose sends are held
 * @param persons who set or proposed it, in order
 * @param singlePerson whether one person is enough where a live fund asks for two
 * @param why in the words of the last of them
 * @param words what each of them said, in order
 * @param sinceMs when they said so, by the clock of the operators
 * @param setBy what a proposal still takes, null once it stands
 * @param releasedBy who may release it and how many of them
 * @param releasePhrase what the operator must type for it, null if nothing
 * @param pendingRelease a release that was asked for and is not in force yet, null if none
 */
public record HaltView(
        String id,
        String state,
        String connection,
        List<String> persons,
        boolean singlePerson,
        String why,
        List<Word> words,
        long sinceMs,
        @Nullable String setBy,
        String releasedBy,
        @Nullable String releasePhrase,
        @Nullable PendingRelease pendingRelease) {

    public HaltView {
        persons = List.copyOf(persons);
        words = List.copyOf(words);
    }

    /**
     * What one person said.
     *
     * @param saidMs when, by the clock of the operators
     */
    public record Word(String who, String why, long saidMs) {}

    /** Whether nothing is sent. */
    public boolean standing() {
        return state.equals("STANDING");
    }
}
