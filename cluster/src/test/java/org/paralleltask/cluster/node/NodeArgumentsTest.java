package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeArgumentsTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("A node without words listens on loopback, with a slot for each CPU")
    void defaults() {
        RunningNode.Setup setup = new NodeArguments().setup();

        assertThat(setup.host()).isEqualTo("127.0.0.1");
        assertThat(setup.port()).isEqualTo(47_500);
        assertThat(setup.slots()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(setup.seeds()).isEmpty();
    }

    @Test
    @DisplayName("All words are understood")
    void allWords() {
        RunningNode.Setup setup = new NodeArguments(
                        "--listen",
                        "127.0.0.1:47501",
                        "--join",
                        "10.0.0.5, 10.0.0.6",
                        "--slots",
                        "8",
                        "--labels",
                        "gpu,large",
                        "--class-path",
                        directory.toString(),
                        "--cache",
                        "/cache",
                        "--drain",
                        "5")
                .setup();

        assertThat(setup.port()).isEqualTo(47_501);
        assertThat(setup.seeds()).containsExactly("10.0.0.5", "10.0.0.6");
        assertThat(setup.slots()).isEqualTo(8);
        assertThat(setup.labels()).isEqualTo(Set.of("gpu", "large"));
        assertThat(setup.classPath()).isEqualTo(List.of(directory));
        assertThat(setup.drain()).hasSeconds(5);
    }

    @Test
    @DisplayName("A node without a key does not listen where other machines reach it")
    void loopbackOnly() {
        assertThatThrownBy(() -> new NodeArguments("--listen", "10.0.0.5").setup())
                .hasMessage("A node without a key listens on loopback only: --listen 10.0.0.5 needs --key");
    }

    @Test
    @DisplayName("Words that are none are told of")
    void wrongWords() {
        assertThatThrownBy(() -> new NodeArguments("--slot", "8")).hasMessage("unknown option --slot");
        assertThatThrownBy(() -> new NodeArguments("--slots")).hasMessage("--slots needs a value");
        assertThatThrownBy(() -> new NodeArguments("--slots", "0").setup())
                .hasMessage("--slots must be a number from 1 to 10000; it was 0");
        assertThatThrownBy(() -> new NodeArguments("--slots", "1", "--slots", "2"))
                .hasMessage("--slots is there twice");
        assertThatThrownBy(() -> new NodeArguments("--key", "/none").setup())
                .hasMessage("--key: there is no file /none; --new-key makes one");
        assertThatThrownBy(() -> new NodeArguments("--key", directory.toString()).setup())
                .hasMessage("--key: " + directory + " is no key of a cluster; --new-key makes one");
        assertThatThrownBy(() -> new NodeArguments("--join", "10.0.0.5:x").setup())
                .hasMessage("--join: 10.0.0.5:x is no address: a port is a number from 1 to 65535");
        assertThatThrownBy(() -> new NodeArguments("--listen", "127.0.0.1:99999").setup())
                .hasMessage("--listen must be a number from 1 to 65535; it was 99999");
        assertThatThrownBy(() -> new NodeArguments("--listen", "no.such.host.invalid").setup())
                .hasMessage("--listen: no.such.host.invalid is no address that is known here");
        assertThatThrownBy(() -> new NodeArguments("--class-path", "/none.jar").setup())
                .hasMessage("--class-path: there is no file /none.jar");
        assertThatThrownBy(() -> new NodeArguments("--drain", "soon").setup())
                .hasMessage("--drain must be a number from 0 to 86400; it was soon");
    }
}
