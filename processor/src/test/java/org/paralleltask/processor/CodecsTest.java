package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PayloadException;
import org.paralleltask.TaskContext;
import org.paralleltask.managed.Caller;
import org.paralleltask.payload.SharedData;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.ExitHook;
import org.paralleltask.task.TaskDefinition;

/** Compiles the case in {@code travel}, and sends its values through the generated codecs. */
class CodecsTest {
    private static ClassLoader classes = CodecsTest.class.getClassLoader();

    @BeforeAll
    static void compile() throws IOException {
        Compilation compilation = Cases.compile(Cases.sources(Cases.RESOURCES.resolve("travel")));
        assertThat(compilation.diagnostics()).allMatch(each -> each.getKind() == Diagnostic.Kind.NOTE);
        classes = new CompiledClasses(compilation);
    }

    @SuppressWarnings("unchecked")
    private static TaskDefinition<Object, Object> definition(String prefix) throws ReflectiveOperationException {
        Field definition = classes.loadClass("com.acme." + prefix + "Worker").getDeclaredField("DEFINITION");
        definition.setAccessible(true);
        return (TaskDefinition<Object, Object>) definition.get(null);
    }

    private static Object sample(String name, Object... arguments) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        Method method = classes.loadClass("com.acme.Shop").getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "grow"})
    void argumentsArriveAsTheyWere(String method) throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition(capitalised(method)));

        assertThat((List<?>) sample(method + "Tasks"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(payload.decodeTask(payload.encodeTask(task)))
                        .isEqualTo(task)
                        .isNotSameAs(task));
    }

    /** Whatever stands in the parts of a type: the property that a codec is there for. */
    @ParameterizedTest
    @ValueSource(strings = {"Order", "Grow", "See"})
    void whateverIsSentArrivesAsItWas(String prefix) throws ReflectiveOperationException {
        TaskDefinition<Object, Object> definition = definition(prefix);
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition);
        Class<?> home = classes.loadClass("com.acme.Shop$Home");
        for (int seed = 0; seed < 300; seed++) {
            RandomValues values = new RandomValues(seed, place -> home);
            Object task = values.next(definition.task());
            if (task != null) {
                assertThat(payload.decodeTask(payload.encodeTask(task)))
                        .as("seed " + seed)
                        .isEqualTo(task);
            }
        }
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    @Test
    void arraysArriveAsTheyWere() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Count"));

        assertThat((List<?>) sample("countTasks"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(payload.decodeTask(payload.encodeTask(task)))
                        .usingRecursiveComparison()
                        .withStrictTypeChecking()
                        .isEqualTo(task));
    }

    @Test
    void valuesArriveAsTheyWere() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Order"));

        assertThat((List<?>) sample("orderResults"))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(payload.decodeResult(payload.encodeResult(result)))
                        .isEqualTo(result));
    }

    @Test
    void liveObjectsThatATaskReturnsArriveAsTheyWereAtItsEnd() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Tally"));
        Object result = sample("tallied");

        assertThat(payload.decodeResult(payload.encodeResult(result)))
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(result);
    }

    @Test
    void valuesOfExitHooksArriveAsTheyWere() throws ReflectiveOperationException {
        TaskDefinition<Object, Object> definition = definition("Order");
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition);
        ExitHook.Carrier<?, Object> carrier = carrier(definition);

        assertThat((List<?>) sample("exits"))
                .isNotEmpty()
                .allSatisfy(exit -> assertThat(payload.decodeExit(payload.encodeExit(exit, carrier), carrier))
                        .isEqualTo(exit));
    }

    @SuppressWarnings("unchecked")
    private static ExitHook.Carrier<?, Object> carrier(TaskDefinition<?, ?> definition) {
        return (ExitHook.Carrier<?, Object>)
                definition.exitHook().orElseThrow().carrier().orElseThrow();
    }

    private static Caller noCaller(int object) {
        throw new AssertionError("there is no managed object " + object);
    }

    @Test
    void whatTasksShareArrivesAsItWas() throws ReflectiveOperationException {
        TaskDefinition<Object, Object> definition = definition("See");
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition);
        Object task = sample("seeTask");

        assertThat((List<?>) sample("seeShared")).isNotEmpty().allSatisfy(shared -> {
            Object result = payload.bind(
                            SharedData.encode(definition.with(shared), List.of())
                                    .shared(),
                            CodecsTest::noCaller)
                    .function()
                    .run(task, context());

            assertThat(result)
                    .usingRecursiveComparison()
                    .withStrictTypeChecking()
                    .isEqualTo(sample("seen", shared));
        });
    }

    @Test
    void exceptionsAreValuesLikeOthers() throws Throwable {
        TaskDefinition<Object, Object> definition = definition("Complain");
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition);
        Object task = payload.decodeTask(payload.encodeTask(sample("complainTask")));

        Object result = payload.bind(
                        SharedData.encode(definition.with(sample("complainShared")), List.of())
                                .shared(),
                        CodecsTest::noCaller)
                .function()
                .run(task, context());

        assertThat(payload.decodeResult(payload.encodeResult(result)))
                .hasToString("ComplainResult[value=Complaint[text=state, reason=com.acme.Shop$Rotten: rotten, more="
                        + "[java.lang.IllegalArgumentException: all, java.lang.IllegalStateException: state]]]");
    }

    @Test
    void anExceptionThatNothingCanStandInForIsNamedByItsPath() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Complain"));
        Object task = sample("unsendableComplaint");

        assertThatThrownBy(() -> payload.encodeTask(task))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith(
                        "complain: stuck[1] cannot be sent: a com.acme.Shop$Stuck may not cross as itself");
    }

    /** Of a task that does not ask it. */
    private static TaskContext context() {
        return (TaskContext) Proxy.newProxyInstance(
                TaskContext.class.getClassLoader(), new Class<?>[] {TaskContext.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void whatCannotBeSharedIsNamedByItsPath() throws ReflectiveOperationException {
        TaskDefinition<Object, Object> definition = definition("See");
        Object shared = sample("unsendableShared");

        assertThatThrownBy(() -> SharedData.encode(definition.with(shared), List.of()))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("see: places[1] cannot be sent: com.acme.Shop$Broken");
    }

    @Test
    void whatCannotBeSentIsNamedByItsPath() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Order"));
        Object task = sample("unsendable");

        assertThatThrownBy(() -> payload.encodeTask(task))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("order: order.customers[3].address cannot be sent: java.lang.Thread");
    }

    @Test
    void aCycleIsNamedByItsPath() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition("Grow"));
        Object task = sample("cycle");

        assertThatThrownBy(() -> payload.encodeTask(task))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("grow: tree.children[0].children[0] cannot be sent: it is a cycle: the same"
                        + " object as tree,");
    }

    @Test
    void aPartOfAnotherClassIsRefusedWhereItIsRead() throws ReflectiveOperationException {
        TaskMarshaller<Object, Object> sender = TaskMarshaller.of(definition("Homes"));
        TaskMarshaller<Object, Object> receiver = TaskMarshaller.of(definition("Texts"));
        Object task = sample("texts");
        Object pair = sample("pair");
        String refusal = "a java.lang.StringBuilder stands where a com.acme.Shop$Place belongs";

        assertThatThrownBy(() -> receiver.decodeTask(sender.encodeTask(task)))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith(refusal);
        assertThatThrownBy(() -> receiver.decodeResult(sender.encodeResult(pair)))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith(refusal);
    }

    @Test
    void differentFormsHaveDifferentFingerprints() throws ReflectiveOperationException {
        assertThat(List.of(
                        definition("Order").codec().fingerprint(),
                        definition("Grow").codec().fingerprint(),
                        definition("Count").codec().fingerprint(),
                        definition("Homes").codec().fingerprint(),
                        definition("Texts").codec().fingerprint(),
                        definition("See").codec().fingerprint()))
                .doesNotHaveDuplicates();
    }
}
