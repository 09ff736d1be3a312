package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

/** The census of one archive, called as the plain method that it is. */
class CensusTest {
    private Path file;

    @BeforeEach
    void nameTheArchive(@TempDir Path folder) {
        file = folder.resolve("archive.jar");
    }

    @Test
    void countsEachClassOfAMultiReleaseJarOnceInItsNewestVersion() throws IOException {
        try (TestArchive jar = TestArchive.jar(file)) {
            jar.add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n")
                    .add("a/A.class", TestArchive.classFile(Opcodes.V1_8, "a/A", 1))
                    .add("a/B.class", TestArchive.classFile(Opcodes.V1_8, "a/B", 10))
                    .add("META-INF/versions/9/a/A.class", TestArchive.classFile(Opcodes.V9, "a/A", 2))
                    .add("META-INF/versions/25/a/A.class", TestArchive.classFile(Opcodes.V25, "a/A", 3));
        }

        ClassCounts counts = Census.census(file.toUri()).counts();

        assertThat(counts.classes()).isEqualTo(2);
        assertThat(counts.codeBytes()).isEqualTo(13);
        assertThat(counts.java()).isEqualTo(25);
    }

    @Test
    void countsNoDescriptors() throws IOException {
        byte[] notEvenRead = {1, 2, 3};
        try (TestArchive jar = TestArchive.jar(file)) {
            jar.add("module-info.class", notEvenRead)
                    .add("a/package-info.class", notEvenRead)
                    .add("a/text.txt", notEvenRead)
                    .add("a/A.class", TestArchive.classFile(Opcodes.V17, "a/A", 1));
        }

        assertThat(Census.census(file.toUri()).counts().classes()).isEqualTo(1);
    }

    @Test
    void readsJmodFiles() throws IOException {
        try (TestArchive jmod = TestArchive.jmod(file)) {
            jmod.add("classes/a/A.class", TestArchive.classFile(Opcodes.V17, "a/A", 5));
        }

        assertThat(Census.census(file.toUri()).counts().codeBytes()).isEqualTo(5);
    }

    @Test
    void readsModulesOfTheRunningJava() throws IOException {
        ClassCounts counts = Census.census(URI.create("jrt:/java.logging")).counts();

        assertThat(counts.classes()).isPositive();
        assertThat(counts.java()).isEqualTo(Runtime.version().feature());
        assertThat(counts.longest().name()).contains("logging.");
    }

    @Test
    void saysWhichClassFileIsDamaged() throws IOException {
        try (TestArchive jar = TestArchive.jar(file)) {
            jar.add("a/Broken.class", new byte[] {1, 2, 3});
        }

        assertThatThrownBy(() -> Census.census(file.toUri()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("class file a/Broken.class cannot be parsed: ");
    }

    @Test
    void saysWhichClassFileIsNewerThanTheParser() throws IOException {
        byte[] tooNew = TestArchive.classFile(Opcodes.V17, "a/A", 1);
        tooNew[6] = 1; // major version 317
        try (TestArchive jar = TestArchive.jar(file)) {
            jar.add("a/A.class", tooNew);
        }

        assertThatThrownBy(() -> Census.census(file.toUri()))
                .hasMessageContaining("a/A.class")
                .hasMessageContaining("317");
    }
}
