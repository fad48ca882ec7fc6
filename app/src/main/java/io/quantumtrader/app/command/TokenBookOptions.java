package io.quantumtrader.app.command;

import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.door.TokenBook;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the book of given tokens lies. */
final class TokenBookOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(names = "--data", paramLabel = "FOLDER", description = "The fund's data directory.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    boolean json() {
        return json;
    }

    Settings settings() {
        return settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(unchecked -> {});
    }

    static TokenBook read(Settings settings) {
        Path file = OperatorTokens.bookOf(settings);
        try {
            return TokenBook.read(file);
        } catch (IOException unreadable) {
            throw new LaunchFailed(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** Replaces the book by what is made of it; of two who do so at once one waits. */
    static void change(Settings settings, UnaryOperator<TokenBook> made) {
        Path file = OperatorTokens.bookOf(settings);
        DataFolder.make(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        var lock = file.resolveSibling(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (!held.isValid()) throw new IOException("no lock on " + lock);
            made.apply(read(settings)).write(file);
        } catch (IOException failure) {
            throw new LaunchFailed("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
