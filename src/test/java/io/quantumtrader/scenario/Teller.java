package io.quantumtrader.scenario;

/** Tells a story line by line; a line that fails says which it was. */
final class Teller {

    private final StringBuilder lines = new StringBuilder();

    /** Something that happens or is looked at. */
    @FunctionalInterface
    interface Deed {
        void happens();
    }

    void given(String what, Deed deed) {
        line("given", what, deed);
    }

    void when(String what, Deed deed) {
        line(" when", what, deed);
    }

    void then(String what, Deed deed) {
        line(" then", what, deed);
    }

    private void line(String word, String what, Deed deed) {
        lines.append("  ").append(word).append(' ').append(what).append('\n');
        try {
            deed.happens();
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(lines + "  failed: " + failed.getMessage(), failed);
        }
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
