package io.quantumtrader.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** Events go through the fund's own serializer in the tests of actors, as they do on disk. */
public final class JournalOfTests {

    public static final Config SERIALIZATION = ConfigFactory.parseString("""
            pekko.loglevel = WARNING
            pekko.actor {
              serializers.quantum-trader-journal = "io.quantumtrader.persistence.catalogue.FundSerializer"
              serialization-bindings."io.quantumtrader.persistence.JournalEvent" = quantum-trader-journal
            }
            """);

    private JournalOfTests() {}
}
