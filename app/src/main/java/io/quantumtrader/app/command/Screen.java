package io.quantumtrader.app.command;

import java.io.PrintWriter;
import java.util.List;

/** Shows one picture after another: in place in a window, one below the other elsewhere. */
final class Screen {

    private static final String CLEAR = "\033[2J";
    private static final String TOP = "\033[H";
    private static final String REST_OF_LINE = "\033[K";
    private static final String BELOW = "\033[J";
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final PrintWriter out;
    private final boolean window;
    private boolean cleared;

    Screen(PrintWriter out, boolean window) {
        this.out = out;
        this.window = window;
    }

    /** The first line says what it is; what does not fit into a window is left out. */
    void show(List<String> lines, Terminal.Size size) {
        if (window) replace(lines, size);
        else lines.forEach(line -> out.println(Terminal.clipped(line, size.columns())));
        if (!window) out.println();
        out.flush();
    }

    private void replace(List<String> lines, Terminal.Size size) {
        out.print((cleared ? "" : CLEAR) + TOP);
        cleared = true;
        int shown = Math.min(lines.size(), size.rows() - 1);
        for (int i = 0; i < shown; i++) {
            String line = Terminal.clipped(lines.get(i), size.columns());
            out.print((i == 0 ? BOLD + line + PLAIN : line) + REST_OF_LINE + "\n");
        }
        out.print(BELOW);
    }
}
