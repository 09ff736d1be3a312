package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/**
 * The file with which members of one cluster know each other: a key and its certificate, the same for all. Who has it may run
 * code on every node.
 */
public final class KeyFile {
    static final String TYPE = "PKCS12";

    /** Not a secret: the file is. Its format wants a password. */
    private static final String PASSWORD = "paralleltask";

    private KeyFile() {}

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    /** Whether {@link #create} may have made this. */
    public static boolean isKey(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password());
            return store.size() > 0;
        } catch (IOException | GeneralSecurityException none) {
            return false;
        }
    }

    /**
     * Makes one, by the JDK's {@code keytool}.
     *
     * @throws IOException if there is such a file, or it cannot be made
     */
    public static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(
                    file + " is there already: a new key shuts out all who have the old one; delete it first");
        }
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "paralleltask",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=ParallelTask cluster",
                        "-validity",
                        "3650",
                        "-storetype",
                        TYPE,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool could not make " + file + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made " + file, e);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
