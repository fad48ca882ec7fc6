package io.quantumtrader.app.command;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The folder of a drill: a new one that is named and kept, or one that is deleted afterwards. */
final class WorkFolder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Empty or new folder that is kept; without it one that is deleted afterwards.")
    private @Nullable Path data;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** Works in the folder, which is empty; returns what the work returns. */
    int in(ToIntFunction<Path> work) {
        if (data == null) return inTemporary("qt-drill-", work);
        Path folder = DataFolder.make(data.toAbsolutePath());
        if (!DataFolder.isEmpty(folder))
            throw new ParameterException(spec.commandLine(), folder + " is not empty: name a new folder");
        return work.applyAsInt(folder);
    }

    /** Works in a folder that is deleted afterwards. */
    static int inTemporary(String prefix, ToIntFunction<Path> work) {
        Path folder = DataFolder.temporary(prefix);
        try {
            return work.applyAsInt(folder);
        } finally {
            DataFolder.delete(folder);
        }
    }
}
