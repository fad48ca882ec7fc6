package io.quantumtrader.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The window that standard output goes to, as far as a program can know it. */
final class Terminal {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final int SMALLEST = 20;

    /**
     * How much of it there is.
     *
     * @param columns characters in a line
     * @param rows lines
     */
    record Size(int columns, int rows) {}

    private Terminal() {}

    /** The launcher knows whether standard output is a window; Java only knows it of all three streams together. */
    static boolean isScreen() {
        return Boolean.getBoolean("qt.screen");
    }

    /** Its size at this moment; 80 by 24 where that cannot be told. */
    static Size size() {
        if (!isScreen()) return new Size(COLUMNS, ROWS);
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return parsed(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noSuchProgram) {
            return new Size(COLUMNS, ROWS);
        }
    }

    /** Rows and columns as stty prints them. */
    static Size parsed(String said) {
        var numbers = said.strip().split(" ", 2);
        if (numbers.length != 2 || !numbers[0].matches("\\d{1,4}") || !numbers[1].matches("\\d{1,4}"))
            return new Size(COLUMNS, ROWS);
        int rows = Integer.parseInt(numbers[0], 10);
        int columns = Integer.parseInt(numbers[1], 10);
        return columns < SMALLEST || rows < 2 ? new Size(COLUMNS, ROWS) : new Size(columns, rows);
    }

    /** The beginning of a text that is longer than that. */
    static String clipped(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}
