package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.payload.allow.AllowList;
import org.paralleltask.payload.allow.ThrowableList;

/** What is declared is caught: subclasses of declared exceptions, and exceptions of all of the JDK's modules. */
@Timeout(60)
class ThrownSubclassTest {
    private static final SerializedPayload PAYLOAD = SerializedPayload.of(Worker.class, Base.class);

    private static final SerializedPayload OF_ANY_EXCEPTION = SerializedPayload.of(Worker.class, Exception.class);

    static final class Worker {
        private Worker() {}
    }

    /** In the signature's {@code throws}. */
    static class Base extends Exception {
        private static final long serialVersionUID = 1;

        final int code;

        Base(String message, int code) {
            super(message);
            this.code = code;
        }

        Base(String message, int code, @Nullable Throwable cause) {
            super(message, cause);
            this.code = code;
        }
    }

    /** Made of plain values. */
    static class Plain extends Base {
        private static final long serialVersionUID = 1;

        final String detail;

        Plain(String message, int code, String detail) {
            super(message, code);
            this.detail = detail;
        }
    }

    /** Below a class that is made of plain values. */
    @SuppressWarnings("serial") // on purpose
    static final class HoldsThread extends Plain {
        private static final long serialVersionUID = 1;

        final Thread thread = Thread.currentThread();

        HoldsThread(String message, int code, String detail) {
            super(message, code, detail);
        }
    }

    /** Of a class that is not listed. */
    enum Color {
        RED
    }

    static final class HoldsUnlisted extends Base {
        private static final long serialVersionUID = 1;

        final Color color = Color.RED;

        HoldsUnlisted(String message, int code, @Nullable Throwable cause) {
            super(message, code, cause);
        }
    }

    /** Runs code as it is read, and leaves a mark where it is as much as initialized. */
    static final class RunsCode extends Base {
        static final String MARK = "runs.code";

        private static final long serialVersionUID = 1; // Java serialization reads it, which initializes the class

        static {
            System.setProperty(MARK, "initialized");
        }

        RunsCode(String message, int code) {
            super(message, code);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            System.setProperty(MARK, "read");
            in.defaultReadObject();
        }
    }

    /** Is written as another. */
    static final class InDisguise extends Base {
        private static final long serialVersionUID = 1;

        InDisguise() {
            super("disguised", 1);
        }

        private Object writeReplace() {
            return new IllegalStateException("disguise");
        }
    }

    /** No subclass of a declared one. */
    static final class Other extends RuntimeException {
        private static final long serialVersionUID = 1;

        Other(String message) {
            super(message);
        }
    }

    private static Throwable carried(Throwable throwable) {
        return PAYLOAD.decodeThrown(PAYLOAD.encodeThrown(throwable));
    }

    @Test
    void carriesASubclassOfPlainValuesAsItself() {
        Plain thrown = new Plain("m", 3, "detail");
        thrown.addSuppressed(new TimeoutException("t"));

        Plain carried = (Plain) carried(thrown);

        assertThat(carried).isExactlyInstanceOf(Plain.class).hasMessage("m").hasNoCause();
        assertThat(carried.code).isEqualTo(3);
        assertThat(carried.detail).isEqualTo("detail");
        assertThat(carried.getStackTrace()).isNotEmpty();
        assertThat(carried.getSuppressed()).hasSize(1);
        assertThat(carried.initCause(new IOException("later"))).hasRootCauseMessage("later");
    }

    @Test
    void carriesWhatHoldsMoreThanPlainValuesAsItsDeclaredSuperclass() {
        HoldsThread thrown = new HoldsThread("m", 4, "detail");
        assertThat(thrown.thread.isAlive()).isTrue();
        thrown.addSuppressed(new TimeoutException("t"));

        Base carried = (Base) carried(thrown);

        assertThat(carried).isExactlyInstanceOf(Base.class).hasMessage("m");
        assertThat(carried.code).isEqualTo(4);
        assertThat(carried.getStackTrace()[0]).hasToString(thrown.getStackTrace()[0].toString());
        assertThat(carried.getSuppressed()).hasSize(1);
        RemoteTaskException trueOne = (RemoteTaskException) Objects.requireNonNull(carried.getCause());
        assertThat(trueOne)
                .hasMessageStartingWith(thrown + " (it could not be sent as itself: ")
                .hasMessageContaining("java.lang.Thread")
                .hasNoCause();
        assertThat(trueOne.remoteClassName()).isEqualTo(HoldsThread.class.getName());
        assertThat(trueOne.getStackTrace()).hasSameSizeAs(carried.getStackTrace());
    }

    @Test
    void itsTrueCauseIsBelowTheTrueOne() {
        Base carried = (Base) carried(new HoldsUnlisted("m", 5, new IOException("true cause")));

        assertThat(carried).isExactlyInstanceOf(Base.class).hasMessage("m").hasRootCauseMessage("true cause");
        assertThat(carried.code).isEqualTo(5);
        assertThat(carried.getCause())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(Color.class.getName());
    }

    @Test
    void theTrueOneIsTheCauseAlsoWhereThereWasToBeNone() {
        Base carried = (Base) carried(new HoldsUnlisted("m", 5, null));

        assertThat(carried).isExactlyInstanceOf(Base.class);
        assertThat(carried.getCause()).isInstanceOf(RemoteTaskException.class).hasNoCause();
        assertThat(carried.getSuppressed()).isEmpty();
    }

    @Test
    void carriesWhatRunsCodeAsItIsReadAsItsDeclaredSuperclass() {
        byte[] bytes = PAYLOAD.encodeThrown(new RunsCode("m", 6));
        System.clearProperty(RunsCode.MARK);

        Base carried = (Base) PAYLOAD.decodeThrown(bytes);

        assertThat(carried).isExactlyInstanceOf(Base.class).hasMessage("m");
        assertThat(carried.code).isEqualTo(6);
        assertThat(carried.getCause())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessage(RunsCode.class.getName() + ": m");
        assertThat(System.getProperty(RunsCode.MARK)).isNull();
    }

    @Test
    void standsInForWhatIsWrittenAsAnother() {
        assertThat(carried(new InDisguise()))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage(InDisguise.class.getName() + ": disguised");
    }

    @Test
    void standsInForWhatIsNoSubclass() {
        assertThat(carried(new Other("o"))).isExactlyInstanceOf(RemoteTaskException.class);
        assertThat(carried(new Plain("m", 1, "d").initCause(new Other("o"))).getCause())
                .isExactlyInstanceOf(RemoteTaskException.class);
    }

    @Test
    void carriesASubclassBelowOthers() {
        Throwable carried = carried(new IllegalStateException("top", new HoldsThread("m", 7, "d")));

        assertThat(carried).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(carried.getCause()).isExactlyInstanceOf(Base.class).hasCauseInstanceOf(RemoteTaskException.class);
    }

    /** A RemoteTaskException is caught by {@code catch (Exception e)}, too, and tells the class. */
    @Test
    void standsInWhereTheDeclaredOneIsMerelyAnException() {
        assertThat(OF_ANY_EXCEPTION.decodeThrown(OF_ANY_EXCEPTION.encodeThrown(new HoldsThread("m", 8, "d"))))
                .isExactlyInstanceOf(RemoteTaskException.class);
        assertThat(OF_ANY_EXCEPTION.decodeThrown(OF_ANY_EXCEPTION.encodeThrown(new Plain("m", 8, "d"))))
                .isExactlyInstanceOf(Plain.class);
    }

    /** Has its own copies of these classes, and one of them not. */
    private static final class Lacking extends ClassLoader {
        private final String missing;

        Lacking(Class<?> missing) {
            super(ThrownSubclassTest.class.getClassLoader());
            this.missing = missing.getName();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(missing)) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith(ThrownSubclassTest.class.getName() + "$")
                    ? copy(name)
                    : super.loadClass(name, resolve);
        }

        private Class<?> copy(String name) throws ClassNotFoundException {
            Class<?> before = findLoadedClass(name);
            if (before != null) {
                return before;
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(file).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** As where only the workers have a database's driver. */
    @Test
    void carriesWhatThisSideDoesNotHaveAsItsDeclaredSuperclass() throws Exception {
        Class<?> worker = new Lacking(Plain.class).loadClass(Worker.class.getName());
        SerializedPayload here = new SerializedPayload(worker, Base.class.getName());

        Throwable carried = here.decodeThrown(PAYLOAD.encodeThrown(new Plain("m", 9, "d")));

        assertThat(carried.getClass().getName()).isEqualTo(Base.class.getName());
        assertThat(carried.getClass().getClassLoader()).isSameAs(worker.getClassLoader());
        assertThat(carried).hasMessage("m");
        assertThat(carried.getCause())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith(Plain.class.getName() + ": m (it could not be restored here: ");
    }

    // Of the JDK. By their names, for the module of these tests requires no more than java.base.

    private static Throwable ofTheJdk(String name, String text) throws ReflectiveOperationException {
        return type(name).getConstructor(String.class).newInstance(text);
    }

    private static Class<? extends Throwable> type(String name) throws ClassNotFoundException {
        return Class.forName(name).asSubclass(Throwable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.sql.SQLException",
                "java.sql.SQLTimeoutException",
                "javax.naming.NameNotFoundException",
                "javax.xml.xpath.XPathExpressionException",
                "javax.xml.transform.TransformerException",
                "javax.xml.stream.XMLStreamException",
                "org.xml.sax.SAXException",
                "org.xml.sax.SAXNotRecognizedException",
                "org.ietf.jgss.GSSException",
                "javax.script.ScriptException",
                "com.sun.jdi.VMDisconnectedException",
                "java.net.http.HttpTimeoutException"
            })
    void carriesExceptionsOfAllModulesOfTheJdk(String name) throws ReflectiveOperationException {
        Throwable thrown =
                name.contains("GSS") ? type(name).getConstructor(int.class).newInstance(3) : ofTheJdk(name, "text");

        assertThat(carried(thrown)).isExactlyInstanceOf(thrown.getClass()).hasToString(thrown.toString());
    }

    @Test
    void carriesWhereAParserFailed() throws ReflectiveOperationException {
        Class<? extends Throwable> type = type("org.xml.sax.SAXParseException");
        Throwable thrown = type.getConstructor(
                        String.class, String.class, String.class, int.class, int.class, Exception.class)
                .newInstance("text", "public", "system", 3, 4, new IOException("cause"));

        Throwable carried = carried(thrown);

        assertThat(carried)
                .isExactlyInstanceOf(type)
                .hasToString(thrown.toString())
                .hasRootCauseMessage("cause");
        assertThat(type.getMethod("getLineNumber").invoke(carried)).isEqualTo(3);
    }

    // What a worker should not send.

    /** As a worker writes it that lets everything cross. */
    private static byte[] carelessly(Throwable throwable, Class<?>... allowed) {
        return SerializedPayload.of(Worker.class, allowed).encodeThrown(throwable);
    }

    @Test
    void whatIsNoPlainSubclassIsNotEvenInitialized() {
        byte[] asItself = carelessly(new RunsCode("m", 1), RunsCode.class, Base.class);
        byte[] asCause = carelessly(new IllegalStateException(new RunsCode("m", 1)), RunsCode.class);
        System.clearProperty(RunsCode.MARK);

        assertThat(PAYLOAD.decodeThrown(asItself)).isExactlyInstanceOf(Base.class);
        assertThat(PAYLOAD.decodeThrown(asCause)).hasCauseInstanceOf(RemoteTaskException.class);
        assertThat(OF_ANY_EXCEPTION.decodeThrown(asItself)).isExactlyInstanceOf(RemoteTaskException.class);
        assertThat(System.getProperty(RunsCode.MARK)).isNull();
    }

    @Test
    void aSuperclassThatIsNotListedHereIsNotMade() {
        byte[] bytes = carelessly(new HoldsUnlisted("m", 1, null), Base.class);

        assertThat(SerializedPayload.of(Worker.class).decodeThrown(bytes))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith(HoldsUnlisted.class.getName() + ": m");
    }

    @Test
    void namesThatAreNoneOfAnExceptionAreNotLookedFor() throws Exception {
        ThrowableList none = new AllowList(Set.of(), new ClassLoader() {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) {
                        throw new AssertionError("it was asked for " + name);
                    }
                })
                .throwables();

        assertThat(none.find("com.acme.Any")).isEmpty();
        assertThat(none.find("java.lang.ProcessBuilder")).isEmpty();
        assertThat(none.find("sun.net.ftp.FtpProtocolException"))
                .isEmpty(); // public, but in no package that is exported
        assertThat(none.find("java.lang.IllegalStateException")).contains(IllegalStateException.class);
        assertThat(PAYLOAD.decodeThrown(PAYLOAD.encodeThrown(new Other("x")))).isInstanceOf(RemoteTaskException.class);
    }
}
