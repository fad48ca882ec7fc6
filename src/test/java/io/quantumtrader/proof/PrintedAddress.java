package io.quantumtrader.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The address of the page, with its token, as {@code ./qt up} printed it into the log of a fund in a process of its own. */
final class PrintedAddress {

    private static final Pattern ADDRESS = Pattern.compile("page +(http://\\S+/#token=\\S+)");

    private PrintedAddress() {}

    static String in(Path data) throws IOException {
        var found = ADDRESS.matcher(Files.readString(data.resolve("output.log")));
        if (!found.find()) throw new AssertionError("up printed no address of the page");
        return found.group(1);
    }
}
