package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may loosen, and with how much ceremony (rules, B6). REDUCE_ONLY takes one operator. FLATTEN takes two different
 * ones, or, where the fund allows it, one who types a phrase, waits, and confirms; no timer ever confirms.
 */
public final class ReleaseCeremony {

    private static final int FIRST_WIDE = 0xFF01;
    private static final int LAST_WIDE = 0xFF5E;
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]");

    private ReleaseCeremony() {}

    /**
     * An operator's word for a release.
     *
     * @param phrase what was typed, empty if nothing
     */
    public record Request(String latchId, String who, String why, String phrase, long atMs) {}

    /** What the word leads to. */
    public sealed interface Outcome {}

    /** Noted; somebody has to approve or confirm it, not before the given time (UTC epoch milliseconds). */
    public record Proposed(ReleaseProposal proposal, long earliestMs) implements Outcome {}

    /** The latch may go, by the word of these persons. */
    public record Granted(List<String> persons, boolean singlePerson) implements Outcome {
        public Granted {
            persons = List.copyOf(persons);
        }
    }

    /** The latch stays. */
    public record Refused(Reason reason) implements Outcome {}

    /**
     * What one more word leads to.
     *
     * @param latched what the latch allows
     * @param open the proposal that was made before for the same latch, if any
     */
    public static Outcome judge(
            ReleaseRules rules, Permission latched, Optional<ReleaseProposal> open, Request request) {
        if (request.who().isBlank()) return refused(ReasonCode.RELEASE_UNNAMED);
        if (latched != Permission.FLATTEN) return new Granted(List.of(request.who()), false);
        var valid = open.filter(
                proposal -> proposal.latchId().equals(request.latchId()) && proposal.valid(request.atMs(), rules));
        return rules.persons() == 1 ? byOne(rules, valid, request) : byTwo(valid, request);
    }

    private static Outcome byTwo(Optional<ReleaseProposal> open, Request request) {
        if (open.isEmpty()) return proposed(request, request.atMs());
        String first = open.get().who();
        return samePerson(first, request.who())
                ? new Refused(Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2))
                : new Granted(List.of(first, request.who()), false);
    }

    private static Outcome byOne(ReleaseRules rules, Optional<ReleaseProposal> open, Request request) {
        if (open.isEmpty()) {
            return request.phrase().strip().equals(rules.phrase())
                    ? proposed(request, request.atMs() + rules.delayMs())
                    : refused(ReasonCode.RELEASE_PHRASE);
        }
        long waitedMs = request.atMs() - open.get().atMs();
        if (waitedMs < rules.delayMs()) {
            return new Refused(Reason.because(ReasonCode.RELEASE_TOO_EARLY, waitedMs, rules.delayMs()));
        }
        boolean single = samePerson(open.get().who(), request.who());
        return new Granted(single ? List.of(request.who()) : List.of(open.get().who(), request.who()), single);
    }

    /** Whether two names are of one person: they are read without case, width, blanks and what does not show. */
    public static boolean samePerson(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return UNSEEN.matcher(narrow(name)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Full-width letters as the usual ones. */
    private static String narrow(String name) {
        return name.codePoints()
                .map(point -> point >= FIRST_WIDE && point <= LAST_WIDE ? point - FIRST_WIDE + '!' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Outcome proposed(Request request, long earliestMs) {
        return new Proposed(
                new ReleaseProposal(request.latchId(), request.who(), request.why(), request.atMs()), earliestMs);
    }

    private static Outcome refused(ReasonCode code) {
        return new Refused(Reason.because(code));
    }
}
