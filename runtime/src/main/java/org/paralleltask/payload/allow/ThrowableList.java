package org.paralleltask.payload.allow;

import java.io.Externalizable;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RemoteTaskException;

/**
 * The exceptions that may arrive from the other side as themselves, besides the classes that every value may have: this
 * library's own, public ones of the JDK, and subclasses of listed ones. Of the last two, only those that run no code of their
 * own as they are read. Thread-safe.
 *
 * <p>A name from the wire is looked for without initializing its class, and only where a listed exception can have
 * subclasses.
 */
public final class ThrowableList {
    /** Exceptions of the JDK whose code, when they are read, only looks at their cause, or copies an array. */
    private static final Set<String> READ_BY_HARMLESS_CODE = Set.of(
            "java.io.UncheckedIOException",
            "java.lang.ClassNotFoundException",
            "java.lang.ExceptionInInitializerError",
            "java.lang.reflect.UndeclaredThrowableException",
            "java.nio.file.DirectoryIteratorException",
            "java.security.PrivilegedActionException",
            "java.sql.BatchUpdateException",
            "javax.xml.xpath.XPathException",
            "org.xml.sax.SAXException");

    /** Methods that Java serialization calls when it reads an object, or the JVM before it collects one. */
    private static final Set<String> OWN_CODE =
            Set.of("readObject", "readObjectNoData", "readResolve", "readExternal", "finalize");

    private final AllowList list;
    private final ClassLoader loader;

    /** The classes that were found before: failures may come by the thousand. A refused name is not kept. */
    private final Map<String, Class<?>> found = new ConcurrentHashMap<>();

    private volatile @Nullable Boolean isExtensible;

    /**
     * @param list the classes that may cross
     * @param loader finds the listed ones, and their subclasses
     */
    ThrowableList(AllowList list, ClassLoader loader) {
        this.list = list;
        this.loader = loader;
    }

    /** The class of an exception's name from the wire, not initialized; empty if it may not cross. */
    public Optional<Class<?>> find(String binaryName) throws ClassNotFoundException {
        Class<?> known = found.get(binaryName);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Class<?>> type = list.permits(binaryName) ? list.find(binaryName) : findUnlisted(binaryName);
        Optional<Class<?>> throwable = type.filter(Throwable.class::isAssignableFrom);
        throwable.ifPresent(each -> found.put(binaryName, each));
        return throwable;
    }

    private Optional<Class<?>> findUnlisted(String binaryName) throws ClassNotFoundException {
        if (packageOf(binaryName).equals("org.paralleltask")) {
            return Optional.of(Class.forName(binaryName, false, ThrowableList.class.getClassLoader()));
        }
        Class<?> ofTheJdk = findInTheJdk(binaryName);
        if (ofTheJdk != null && isPlainAndPublic(ofTheJdk)) {
            return Optional.of(ofTheJdk);
        }
        if (binaryName.startsWith("[") || !hasExtensible()) {
            return Optional.empty();
        }
        Class<?> type = Class.forName(binaryName, false, loader);
        return isPlainSubclass(type) ? Optional.of(type) : Optional.empty();
    }

    /**
     * The nearest listed superclass of an exception, by which handlers that expect it catch it; null if there is none, or
     * such a handler also catches a {@link RemoteTaskException}.
     */
    public @Nullable Class<?> nearestListed(Class<?> type) {
        for (Class<?> c = type.getSuperclass(); c != null && c != Throwable.class; c = c.getSuperclass()) {
            if (list.isListed(c.getName())) {
                return c.isAssignableFrom(RemoteTaskException.class) ? null : c;
            }
        }
        return null;
    }

    /** Whether a listed exception can have subclasses; if not, no other name need be looked up. */
    private boolean hasExtensible() {
        Boolean known = isExtensible;
        if (known == null) {
            boolean any = false;
            for (String name : list.listed()) {
                any |= name.endsWith("*") || isExtensible(name);
            }
            known = any;
            isExtensible = known;
        }
        return known;
    }

    private boolean isExtensible(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return Throwable.class.isAssignableFrom(type) && !Modifier.isFinal(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError missingHere) {
            return false;
        }
    }

    private boolean isPlainSubclass(Class<?> type) {
        if (!Throwable.class.isAssignableFrom(type) || Externalizable.class.isAssignableFrom(type)) {
            return false;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (list.isListed(c.getName())) {
                return true;
            }
            if (hasOwnCode(c)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isPlainAndPublic(Class<?> type) {
        if (!Throwable.class.isAssignableFrom(type) || Externalizable.class.isAssignableFrom(type)) {
            return false;
        }
        for (Class<?> c = type; c != Throwable.class; c = c.getSuperclass()) {
            if (!Modifier.isPublic(c.getModifiers()) || hasOwnCode(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOwnCode(Class<?> type) {
        if (READ_BY_HARMLESS_CODE.contains(type.getName())) {
            return false;
        }
        try {
            for (Method method : type.getDeclaredMethods()) {
                if (OWN_CODE.contains(method.getName())) {
                    return true;
                }
            }
            return false;
        } catch (LinkageError partOfItIsMissing) {
            return true;
        }
    }

    /** A class in an exported package of a module of the JDK; null if there is none of that name. */
    private static @Nullable Class<?> findInTheJdk(String binaryName) {
        Module module = JdkPackages.MODULES.get(packageOf(binaryName));
        return module == null ? null : Class.forName(module, binaryName);
    }

    /** The packages that the JDK's modules export, read when the first exception is looked for. */
    private static final class JdkPackages {
        static final Map<String, Module> MODULES = read();

        private static Map<String, Module> read() {
            Map<String, Module> modules = new HashMap<>();
            for (ResolvedModule resolved : ModuleLayer.boot().configuration().modules()) {
                if (isOfTheJdk(resolved)) {
                    Module module =
                            ModuleLayer.boot().findModule(resolved.name()).orElseThrow();
                    for (String name : module.getPackages()) {
                        if (module.isExported(name)) {
                            modules.put(name, module);
                        }
                    }
                }
            }
            return modules;
        }

        /** Whether a module is of the JDK: the same image may also have modules of the user's. */
        private static boolean isOfTheJdk(ResolvedModule module) {
            URI location = module.reference().location().orElse(null);
            return location != null
                    && "jrt".equals(location.getScheme())
                    && (module.name().startsWith("java.") || module.name().startsWith("jdk."));
        }
    }

    private static String packageOf(String binaryName) {
        return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    }
}
