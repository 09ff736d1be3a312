package org.paralleltask.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents that fight back. */
final class HostileDocuments {
    private static final int MEGABYTE = 1 << 20;
    private static final int BOMB_MEGABYTES = 300;
    private static final int NESTED = 200;
    private static final int MUTATIONS = 20;

    private final Path folder;
    private final Random random;

    HostileDocuments(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** Writes them all, the damaged ones from the first good document of each kind. */
    void write(Path good) throws IOException {
        writeBomb();
        writeNested();
        for (String fault : List.of("loop", "crash", "heap", "exit")) {
            Files.writeString(folder.resolve(fault + ".planted-" + fault), "%PLANTED " + fault + "\n");
        }
        for (String name : List.of("report-001.pdf", "letter-001.docx", "table-001.xlsx", "picture-001.png")) {
            damage(name, Files.readAllBytes(good.resolve(name)));
        }
    }

    /** Some 300 KB that unpack to 300 MB of text. */
    private void writeBomb() throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        Arrays.fill(megabyte, (byte) 'a');
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bomb.zip")))) {
            zip.putNextEntry(new ZipEntry("endless.txt"));
            for (int i = 0; i < BOMB_MEGABYTES; i++) {
                zip.write(megabyte);
            }
        }
    }

    /** An archive in an archive, and so on. */
    private void writeNested() throws IOException {
        byte[] inner = "The innermost text.".getBytes(StandardCharsets.UTF_8);
        String name = "text.txt";
        for (int i = 1; i <= NESTED; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pack(name, inner, bytes);
            inner = bytes.toByteArray();
            name = "archive-" + i + ".zip";
        }
        Files.write(folder.resolve("nested.zip"), inner);
    }

    private static void pack(String name, byte[] content, OutputStream to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
    }

    private void damage(String name, byte[] good) throws IOException {
        Files.write(folder.resolve("truncated-" + name), Arrays.copyOf(good, good.length * 2 / 3));
        byte[] mutated = good.clone();
        for (int i = 0; i < MUTATIONS; i++) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
        }
        Files.write(folder.resolve("mutated-" + name), mutated);
    }
}
