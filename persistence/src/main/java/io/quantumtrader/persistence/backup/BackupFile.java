package io.quantumtrader.persistence.backup;

import com.fasterxml.jackson.core.JacksonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to restore from. Nothing of it is used before {@link #verify} has gone through all of it. */
public final class BackupFile implements AutoCloseable {

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens a backup; throws {@link BackupBroken} for anything else, or where its end or its manifest is damaged. */
    public static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) throw new BackupBroken(path + " is no backup: there is no such file");
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException notWhole) {
            throw new BackupBroken(path + " is not a whole backup: its end is missing or damaged", notWhole);
        }
        try {
            return new BackupFile(path, zip, manifest(path, zip));
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) throw new BackupBroken(path + " is no backup: it has no " + Manifest.NAME);
        try (var in = zip.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            var crc = new CRC32();
            crc.update(content);
            if (crc.getValue() != entry.getCrc()) throw damaged(path, Manifest.NAME, null);
            var manifest = Manifest.read(new ByteArrayInputStream(content));
            if (!manifest.format().equals(Manifest.FORMAT) || manifest.version() != Manifest.VERSION)
                throw new BackupBroken(path + " is a backup of version " + manifest.version() + ", this program reads "
                        + Manifest.VERSION);
            return manifest;
        } catch (ZipException | JacksonException unreadable) {
            throw damaged(path, Manifest.NAME, unreadable);
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The names of its parts that begin so. */
    public List<String> parts(String prefix) {
        return manifest.parts().stream()
                .map(Manifest.Part::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /**
     * Reads every part and holds it against the manifest.
     *
     * @param progress told how many bytes were read so far
     * @throws BackupBroken naming the first part that is missing or not what was written
     */
    public void verify(LongConsumer progress) throws IOException {
        var known = new HashSet<>(List.of(Manifest.NAME));
        long before = 0;
        for (var part : manifest.parts()) {
            known.add(part.name());
            long read = before;
            verify(part, bytes -> progress.accept(read + bytes));
            before += part.bytes();
        }
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            if (!known.contains(name)) throw new BackupBroken(path + ": " + name + " is not part of what was written");
        }
    }

    private void verify(Manifest.Part part, LongConsumer progress) throws IOException {
        var sha256 = Parts.sha256();
        long bytes = 0;
        try (var in = part(part.name())) {
            var buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                bytes += count;
                progress.accept(bytes);
            }
        } catch (BackupBroken missing) {
            throw missing;
        } catch (IOException unreadable) {
            throw damaged(path, part.name(), unreadable);
        }
        if (bytes != part.bytes() || !HexFormat.of().formatHex(sha256.digest()).equals(part.sha256()))
            throw damaged(path, part.name(), null);
    }

    /** One part, to be closed by the caller. */
    public InputStream part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new BackupBroken(path + ": the part " + name + " is missing");
        return zip.getInputStream(entry);
    }

    /** Copies a part into a folder under its own name. */
    public void extract(String name, Path folder) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) throw new BackupBroken(path + ": the part " + name + " leaves its folder");
        var parent = target.getParent();
        if (parent != null) Files.createDirectories(parent);
        try (var in = part(name)) {
            Files.copy(in, target);
        }
    }

    private static BackupBroken damaged(Path path, String part, @Nullable Exception cause) {
        String message = path + ": the part " + part + " is not what was written";
        return cause == null ? new BackupBroken(message) : new BackupBroken(message, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
