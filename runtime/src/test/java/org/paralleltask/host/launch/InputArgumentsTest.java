package org.paralleltask.host.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether flags are taken off a command line only where it shows them all. */
class InputArgumentsTest {
    private static String[] words(String line) {
        return (line + "|").split("\\|", -1);
    }

    @Test
    void takesTheWordsBeforeTheProgram() {
        assertThat(InputArguments.flags(
                        words("/bin/java|-ea|-Dname=a value|-cp|x.jar|-Xss2m|com.acme.Main|one|two words|-Dnot"),
                        "SUN_STANDARD",
                        "com.acme.Main one two words -Dnot"))
                .contains("-ea", "-Dname=a value", "-Xss2m")
                .doesNotContain("-Dnot");
        assertThat(InputArguments.flags(words("java|-da|-jar|app.jar|-x"), "SUN_STANDARD", "app.jar -x"))
                .contains("-da");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java|@words|Main",
                "java|--add-opens|java.base/java.lang=ALL-UNNAMED|Main",
                "java|--module-path|mods|-m|Main",
                "java|-p|mods|Main",
                "java|-XX:Flags=file|Main",
                "java|-XX:+ReadVMOptionsFile|Main",
                "java|-XX:VMOptionsFile=file|Main",
                "java|-Dname=\u00e4|Main",
                "application|one",
                "java|-ea"
            })
    void isNotCertainOfAllOthers(String line) {
        assertThat(InputArguments.flags(words(line), "SUN_STANDARD", "Main")).isNull();
    }

    @Test
    void isNotCertainOfAnotherLauncher() {
        assertThat(InputArguments.flags(words("java|-ea|Main"), "OTHER", "Main"))
                .isNull();
    }

    @Test
    void knowsThoseOfThisProcess() {
        assertThat(InputArguments.ofThisProcess())
                .containsAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
