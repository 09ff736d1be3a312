package org.paralleltask.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

/**
 * Generates for each {@link ParallelTask} method two records, their codec, a worker class and a typed pool. It
 * generates one more record if the method has parameters that are the same for all tasks, and one if the exit hook of
 * its class returns something.
 */
@AutoService(Processor.class)
public final class ParallelTaskProcessor extends AbstractProcessor {
    /** The annotations that a task's parameter may have. */
    private static final List<Class<? extends Annotation>> GIVEN = List.of(Shared.class, Managed.class);

    private final Function<TaskMethod, List<TypeSpec.Builder>> writer;
    private final TakenNames taken = new TakenNames();

    /** Methods that need a type that does not exist yet. */
    private final Set<Waiting> waiting = new LinkedHashSet<>();

    /** A method by its place in its class, because each round has new elements. */
    private record Waiting(String type, int place) {
        static Waiting of(ExecutableElement method) {
            TypeElement type = NamedTypes.owner(method);
            return new Waiting(
                    type.getQualifiedName().toString(),
                    ElementFilter.methodsIn(type.getEnclosedElements()).indexOf(method));
        }
    }

    /** Called by javac. */
    public ParallelTaskProcessor() {
        this(ParallelTaskProcessor::types);
    }

    ParallelTaskProcessor(Function<TaskMethod, List<TypeSpec.Builder>> writer) {
        this.writer = writer;
    }

    private static List<TypeSpec.Builder> types(TaskMethod method) {
        List<TypeSpec.Builder> types = new ArrayList<>(List.of(
                TaskRecordWriter.write(method),
                ResultRecordWriter.write(method),
                CodecWriter.write(method),
                WorkerWriter.write(method),
                PoolWriter.write(method)));
        if (method.hasGiven()) {
            types.add(TaskRecordWriter.writeShared(method));
        }
        method.exitHook()
                .filter(hook -> hook.result().isPresent())
                .ifPresent(hook -> types.add(ResultRecordWriter.writeExit(method, hook)));
        return types;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Stream.concat(Role.annotations().stream(), GIVEN.stream())
                .map(Class::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getRootElements()).forEach(taken::addSource);
        List<ExecutableElement> methods = new ArrayList<>();
        waiting.forEach(method -> methods.add(find(method)));
        waiting.clear();
        methods.addAll(ElementFilter.methodsIn(round.getElementsAnnotatedWithAny(Role.annotations())));
        methods.removeIf(KotlinMethods::hasStaticTwin);
        HookReader hooks = new HookReader(processingEnv);
        MissingTypes missing = new MissingTypes(processingEnv);
        EarlierBuild earlier = new EarlierBuild(processingEnv);
        TaskMethodReader tasks = new TaskMethodReader(processingEnv, taken, hooks, missing, earlier);
        for (ExecutableElement method : methods) {
            try {
                if (missing.keepWaiting(method) && !round.processingOver()) {
                    waiting.add(Waiting.of(method));
                } else {
                    process(method, tasks, hooks, missing, earlier);
                }
            } catch (RuntimeException e) {
                report(
                        method,
                        "ParallelTask failed at this method. The mistake is ParallelTask's own: please report it"
                                + " with what follows\n" + trace(e));
            }
        }
        for (Class<? extends Annotation> given : GIVEN) {
            TaskRules.checkGiven(
                    given, round.getElementsAnnotatedWith(given), Mistakes.reportedTo(processingEnv.getMessager()));
        }
        return false; // true would hide the annotation from processors of all annotations
    }

    private void process(
            ExecutableElement method,
            TaskMethodReader tasks,
            HookReader hooks,
            MissingTypes missing,
            EarlierBuild earlier) {
        List<Role> roles = Role.of(method);
        if (roles.contains(Role.TASK)) {
            tasks.read(method)
                    .ifPresent(read -> writer.apply(read).forEach(type -> write(type, read, method, earlier)));
        }
        if (roles.contains(Role.START_HOOK) || roles.contains(Role.EXIT_HOOK)) {
            hooks.check(method);
        }
        if (!MissingTypes.areNamedBy(method)) { // if the method names them, javac reports them
            missing.of(method)
                    .forEach(type -> report(
                            method,
                            "The types of " + roles.get(0).object() + " must consist of types that exist: " + type
                                    + " is neither on the class path nor generated"));
        }
    }

    private void write(TypeSpec.Builder type, TaskMethod read, ExecutableElement method, EarlierBuild earlier) {
        JavaFile file = JavaFile.builder(
                        read.packageName(), type.addOriginatingElement(method).build())
                .skipJavaLangImports(!read.traits().hasHiddenJavaLang())
                .build();
        if (file.typeSpec().kind() == TypeSpec.Kind.RECORD) {
            earlier.removeClass(file).ifPresent(problem -> report(method, problem));
        }
        try {
            file.writeTo(processingEnv.getFiler());
        } catch (IOException e) {
            report(method, file.typeSpec().name() + " cannot be written: " + e.getMessage());
        }
    }

    private ExecutableElement find(Waiting method) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(method.type());
        return ElementFilter.methodsIn(type.getEnclosedElements()).get(method.place());
    }

    private void report(ExecutableElement method, String sentence) {
        processingEnv.getMessager().printMessage(Kind.ERROR, sentence, method);
    }

    private static String trace(RuntimeException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
