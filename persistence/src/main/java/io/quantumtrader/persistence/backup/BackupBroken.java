package io.quantumtrader.persistence.backup;

import java.io.IOException;

/** A backup that is not as it was written; the message names the part. */
public final class BackupBroken extends IOException {

    private static final long serialVersionUID = 1L;

    BackupBroken(String message) {
        super(message);
    }

    BackupBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
