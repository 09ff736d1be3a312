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
 * What the manifest of an executable jar has done for this program, as flags: a worker is started by its class, for which
 * the launcher reads no manifest.
 */
final class ManifestFlags {
    /** Older ones do not know the attribute. */
    private static final int FIRST_JAVA_WITH_NATIVE_ACCESS = 22;

    /** Once in each program. */
    private static final class Holder {
        static final List<String> FLAGS =
                ofJar(jar(System.getProperty("java.class.path", ""), System.getProperty("sun.java.command", "")));
    }

    private ManifestFlags() {}

    /** None where it was not started by {@code -jar}. */
    static List<String> ofThisProgram() {
        return Holder.FLAGS;
    }

    /** The jar of {@code -jar}, which is the whole class path then, and what the launcher says it runs; else empty. */
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
        } catch (IOException noJar) { // a class path of one directory, called like the class in it
            return List.of();
        }
    }

    /** As the launcher reads it: what there is not, it passes over. */
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
