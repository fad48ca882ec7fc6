package io.quantumtrader.persistence.postgres;

final class OwnershipLock {
    static final long SCHEMA_KEY = 0x5154_0001L;

    private OwnershipLock() {}
}
