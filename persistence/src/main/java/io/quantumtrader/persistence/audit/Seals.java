package io.quantumtrader.persistence.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The seals in the database, and their copy in a file of the data folder, which whoever alters the database alone forgets. */
final class Seals {

    private Seals() {}

    static List<Seal> stored(Connection connection) throws SQLException {
        var seals = new ArrayList<Seal>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select number, sealed_at_ms, to_ordering, events, previous, root"
                        + " from journal_seal order by number")) {
            while (row.next()) {
                seals.add(new Seal(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        HexFormat.of().formatHex(row.getBytes(5)),
                        HexFormat.of().formatHex(row.getBytes(6))));
            }
        }
        return seals;
    }

    static void store(Connection connection, Seal seal) throws SQLException {
        try (var statement = connection.prepareStatement("insert into journal_seal values (?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, seal.number());
            statement.setLong(2, seal.atMs());
            statement.setLong(3, seal.toOrdering());
            statement.setLong(4, seal.events());
            statement.setBytes(5, HexFormat.of().parseHex(seal.previous()));
            statement.setBytes(6, HexFormat.of().parseHex(seal.root()));
            statement.executeUpdate();
        }
    }

    /** What stands in the copy. A last line without an end was torn by a crash and does not count. */
    static List<Seal> copied(Path copy) throws IOException {
        if (!Files.exists(copy)) return List.of();
        var seals = new ArrayList<Seal>();
        String text = Files.readString(copy);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                seals.add(Seal.parse(line));
            } catch (RuntimeException unreadable) {
                throw new IOException(
                        "line " + (seals.size() + 1) + " of " + copy + " is no seal: " + line, unreadable);
            }
        }
        return seals;
    }

    static void copy(Path copy, List<Seal> more) throws IOException {
        var folder = copy.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        var lines = new StringBuilder();
        for (var seal : more) lines.append(seal.line()).append('\n');
        try (var file = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.position(endOfLines(copy));
            var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) file.write(bytes);
            file.truncate(file.position());
            file.force(true);
        }
    }

    /** Behind the last line that is whole. */
    private static long endOfLines(Path copy) throws IOException {
        byte[] bytes = Files.readAllBytes(copy);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        return end;
    }
}
