package org.paralleltask.webapp;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that deploys a {@link WebApp} twice, and undeploys it. It says whether the application's loader could be
 * collected each time, and which threads have it as their context loader once the application has closed its pools.
 */
public final class Server {
    private static final int MOST_LOOKS = 200;

    private Server() {}

    /**
     * Says of each deployment whether its loader could be collected.
     *
     * @param args the prefix of the names of the classes that the web application's loader does not leave to its
     *     parent
     */
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 2; i++) {
            System.out.println(isCollected(deploy(args[0])) ? "collected" : "pinned");
        }
    }

    private static WeakReference<ClassLoader> deploy(String own) throws Exception {
        try (Loader loader = new Loader(own)) {
            Thread application = new Thread(
                    (Runnable) loader.loadClass("org.paralleltask.webapp.WebApp")
                            .getConstructor()
                            .newInstance(),
                    "application");
            application.setContextClassLoader(loader);
            application.start();
            application.join();
            System.out.println("threads: " + threadsOf(loader));
            return new WeakReference<>(loader);
        }
    }

    /** Without what is about to end. */
    private static List<String> threadsOf(ClassLoader loader) throws InterruptedException {
        List<String> names = List.of("?");
        for (int i = 0; i < MOST_LOOKS && !names.isEmpty(); i++) {
            names = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> loader.equals(thread.getContextClassLoader()))
                    .map(Thread::getName)
                    .toList();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return names;
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < MOST_LOOKS && loader.get() != null; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return loader.get() == null;
    }

    /** Of a web application: it asks its parent last, but for the JDK's classes, and those that all applications share. */
    private static final class Loader extends URLClassLoader {
        private final String own;

        Loader(String own) throws MalformedURLException {
            super(urls(), Server.class.getClassLoader());
            this.own = own;
        }

        private static URL[] urls() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : name.startsWith(own) ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
