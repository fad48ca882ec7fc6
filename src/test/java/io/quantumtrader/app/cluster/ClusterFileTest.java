package io.quantumtrader.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.Running;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of a local cluster keeps, and what is told where it does not fit. */
class ClusterFileTest {

    private static final Running NOBODY = new Running(Long.MAX_VALUE, 1);

    @TempDir
    private Path folder;

    private ClusterFile file(Running up) {
        var node = new ClusterFile.Node(
                "n1", "http://127.0.0.1:1", "127.0.0.1:2", folder.toString(), "", "", List.of("java", "-cp"), NOBODY);
        return new ClusterFile(
                up,
                folder.toString(),
                folder.resolve("token").toString(),
                folder.resolve("postgres").toString(),
                new ClusterFile.Venue("http://127.0.0.1:3", folder.toString(), NOBODY),
                List.of(node));
    }

    @Test
    void isReadAsItWasWritten() {
        var written = file(Running.of(ProcessHandle.current()));

        written.write(folder);

        assertThat(ClusterFile.read(folder)).contains(written);
        assertThat(written.isAlive()).isTrue();
    }

    @Test
    void isDeadWhenAllItsProcessesAreGone() {
        assertThat(file(NOBODY).isAlive()).isFalse();
    }

    @Test
    void takesNoOtherProcessForOneThatHadItsNumber() {
        var self = Running.of(ProcessHandle.current());

        assertThat(self.isAlive()).isTrue();
        assertThat(new Running(self.pid(), self.startedAtMs() - 1_000).isAlive())
                .isFalse();
    }

    @Test
    void noClusterAndNoSuchNodeAreToldInWords() {
        assertThatThrownBy(() -> LocalNode.named(folder, "n1"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("no local cluster runs in");
        file(NOBODY).write(folder);
        assertThatThrownBy(() -> LocalNode.named(folder, "n9"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("no node is named n9; there are n1");
        assertThatThrownBy(() -> LocalNode.named(folder, "n1").kill())
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("n1 does not run");
    }

    @Test
    void nodesOnTheLoopbackCannotBeCutOff() {
        file(NOBODY).write(folder);

        assertThatThrownBy(() -> Partition.of(folder))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("share the loopback");
    }
}
