package org.paralleltask.host.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The flags with which a worker gets what the manifest of an executable jar has given this program. A worker is started
 * by its main class, and then the launcher reads no manifest.
 */
final class ManifestFlags {
    /** Older versions do not know the attribute {@code Enable-Native-Access}. */
    private static final int FIRST_JAVA_WITH_NATIVE_ACCESS = 22;

    /** Computed once in each program. */
    private static final class Holder {
        static final List<String> FLAGS =
                ofJar(jar(System.getProperty("java.class.path", ""), System.getProperty("sun.java.command", "")));
    }

    private ManifestFlags() {}

    /** None if this program was not started by {@code -jar}. */
    static List<String> ofThisProgram() {
        return Holder.FLAGS;
    }

    /**
     * The jar of {@code -jar}; empty if this program was not started so. With {@code -jar} that jar is the whole class
     * path, and also what the launcher says that it runs.
     */
    static String jar(String classPath, String command) {
        return command.equals(classPath) || command.startsWith(classPath + " ") ? classPath : "";
    }

    private static List<String> ofJar(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        try (JarFile jar = new JarFile(name)) {
            Manifest manifest = jar.getManifest();
            return manifest == null
                    ? List.of()
                    : flags(manifest.getMainAttributes(), Runtime.version().feature());
        } catch (IOException noJar) { // for instance a class path of one directory with the same name as the main class
            return List.of();
        }
    }

    /** Reads the attributes as the launcher does: packages that do not exist are skipped. */
    static List<String> flags(Attributes attributes, int java) {
        List<String> flags = new ArrayList<>();
        add(flags, "--add-exports=", attributes.getValue("Add-Exports"));
        add(flags, "--add-opens=", attributes.getValue("Add-Opens"));
        if (java >= FIRST_JAVA_WITH_NATIVE_ACCESS && attributes.getValue("Enable-Native-Access") != null) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        return List.copyOf(flags);
    }

    private static void add(List<String> flags, String flag, @Nullable String packages) {
        if (packages == null) {
            return;
        }
        for (String each : packages.split(" ", -1)) {
            int slash = each.indexOf('/');
            if (slash > 0 && hasPackage(each.substring(0, slash), each.substring(slash + 1))) {
                flags.add(flag + each + "=ALL-UNNAMED");
            }
        }
    }

    private static boolean hasPackage(String module, String name) {
        Optional<Module> found = ModuleLayer.boot().findModule(module);
        return found.isPresent() && found.get().getPackages().contains(name);
    }
}
