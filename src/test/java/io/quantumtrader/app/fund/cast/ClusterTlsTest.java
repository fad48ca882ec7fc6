package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ClusterSettings.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with certificates of one authority make a cluster over TLS; whoever has another one, or none, stays outside. */
class ClusterTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final TestProbe<String> probe = KIT.createTestProbe();

    @TempDir
    private Path folder;

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void letsInWhoHasACertificateOfItsAuthorityAndNobodyElse() throws Exception {
        var authority = new Certificates(folder, "authority");
        var foreign = new Certificates(folder, "foreign");
        int seed = Engine.freePort();
        try (var first = new Engine("n1", seed, seed, Optional.of(authority.issue("n1")));
                var second = new Engine("n2", 0, seed, Optional.of(authority.issue("n2")));
                var stranger = new Engine("n3", 0, seed, Optional.of(foreign.issue("n3")));
                var open = new Engine("n4", 0, seed, Optional.<Tls>empty())) {
            probe.awaitAssert(PATIENCE, () -> {
                assertThat(up(first)).isEqualTo(2);
                assertThat(up(second)).isEqualTo(2);
                return true;
            });

            probe.expectNoMessage(Duration.ofSeconds(6));
            assertThat(up(first)).isEqualTo(2);
            assertThat(Cluster.get(stranger.system()).selfMember().status()).isNotEqualTo(MemberStatus.up());
            assertThat(Cluster.get(open.system()).selfMember().status()).isNotEqualTo(MemberStatus.up());
        }
    }

    /** How many members are up, as one node sees it. */
    private static int up(Engine of) {
        int members = 0;
        for (var member : Cluster.get(of.system()).state().getMembers())
            if (member.status().equals(MemberStatus.up())) members++;
        return members;
    }
}
