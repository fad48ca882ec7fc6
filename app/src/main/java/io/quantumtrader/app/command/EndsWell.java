package io.quantumtrader.app.command;

/** While it stands, Ctrl-C ends the program with 0: it is how a watch is meant to end. */
final class EndsWell {

    private final Thread hook = new Thread(() -> Runtime.getRuntime().halt(ExitCode.DONE.number()), "ends-well");

    EndsWell() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What ends by itself has an exit code of its own. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook does it
        }
    }
}
