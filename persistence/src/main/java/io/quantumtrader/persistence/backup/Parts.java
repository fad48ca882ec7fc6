package io.quantumtrader.persistence.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a backup as they are written, each hashed on its way. */
final class Parts {

    private final ZipOutputStream zip;
    private final List<Manifest.Part> written = new ArrayList<>();

    /** What a part holds. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    Parts(ZipOutputStream zip) {
        this.zip = zip;
    }

    void add(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        var counted = new Counted(zip);
        var hashed = new DigestOutputStream(counted, sha256());
        content.writeTo(hashed);
        hashed.flush();
        zip.closeEntry();
        written.add(new Manifest.Part(
                name,
                counted.bytes,
                HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
    }

    List<Manifest.Part> written() {
        return List.copyOf(written);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
            bytes += length;
        }
    }
}
