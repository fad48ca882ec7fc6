package io.quantumtrader.app.drill.tally;

/** The invariants of section E of the rules. */
public enum Rule {
    E1("no opening order leaves after a kill is acknowledged"),
    E2("no layer refuses a reducing or protective plan"),
    E3("a permit is used at most once and never after its expiry"),
    E4("stops only tighten"),
    E5("never closed more than opened or adopted, never turned round"),
    E6("each tranche fires at most once"),
    E7("every order at the venue has its decision on record before it"),
    E8("replay equals live, bit for bit"),
    E9("one writer at a time commits for a symbol"),
    E10("a verdict more never widens, a release releases one"),
    E11("missing or non-finite input never opens and never blocks a close"),
    E12("flatten is idempotent and ends flat or alarmed"),
    E13("a release has the persons it needs"),
    E14("limits never loosen without an operator's event"),
    E15("a crash loses no acknowledged event and repeats no order"),
    E16("the hash chain of every journal verifies");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** The invariant in words. */
    public String text() {
        return text;
    }
}
