package io.quantumtrader.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated page of docs/reference. */
final class Page {

    private static final String NOTICE = "\n<!-- Generated: ./qt reference writes it anew. -->\n";

    private final StringBuilder text = new StringBuilder();
    private final String name;

    Page(String name, String title) {
        this.name = name;
        text.append("# ").append(title).append('\n').append(NOTICE);
    }

    Page paragraph(String words) {
        text.append('\n').append(words).append('\n');
        return this;
    }

    Page heading(String words) {
        text.append("\n## ").append(words).append('\n');
        return this;
    }

    Page tableHead(String... cells) {
        text.append('\n');
        return row(cells).append("|" + " --- |".repeat(cells.length) + "\n");
    }

    Page row(String... cells) {
        text.append('|');
        for (String cell : cells)
            text.append(' ').append(cell.replace("|", "\\|")).append(" |");
        text.append('\n');
        return this;
    }

    Page code(String words) {
        text.append("\n```\n").append(words.stripTrailing()).append("\n```\n");
        return this;
    }

    /** Fails unless the page in the repository is this one; writes it instead if that was asked for. */
    void check() {
        Path file = repository().resolve("docs/reference").resolve(name);
        try {
            if ("write".equals(System.getProperty("reference"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("stale: ./qt reference writes it anew").hasContent(text.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder of the repository: tests run in the folder of their module. */
    static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("qt")) ? here : here.resolve("..").normalize();
    }

    private Page append(String words) {
        text.append(words);
        return this;
    }
}
