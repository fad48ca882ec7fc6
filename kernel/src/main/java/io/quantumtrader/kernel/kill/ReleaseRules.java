package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * How a latch that closes everything is released (rules, B6); defaults in {@code reference.conf}.
 *
 * @param persons different operators it takes, 1 or 2; 1 only for a paper fund
 * @param phrase what a single person must type, not blank
 * @param delayMs how long a single person must wait before confirming, milliseconds
 * @param validMs how long a proposal can be approved or confirmed, milliseconds, longer than the delay
 */
public record ReleaseRules(int persons, String phrase, long delayMs, long validMs) {

    public ReleaseRules {
        new Checks()
                .require(persons == 1 || persons == 2, "release.persons", persons, "1 or 2")
                .require(!phrase.isBlank(), "release.phrase", phrase, "not blank")
                .require(delayMs >= 0, "release.delay", delayMs, ">= 0 ms")
                .require(validMs > delayMs, "release.valid-for", validMs, "longer than release.delay")
                .orThrow();
    }

    /** The same ceremony with another phrase. */
    public ReleaseRules withPhrase(String other) {
        return new ReleaseRules(persons, other, delayMs, validMs);
    }
}
