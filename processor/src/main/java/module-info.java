/** What javac needs: the annotation processor that generates a typed pool for each {@code @ParallelTask} method. */
@SuppressWarnings("requires-automatic") // what these are called is in their manifests
module org.paralleltask.processor {
    requires java.compiler;
    requires org.paralleltask;
    requires com.palantir.javapoet;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            org.paralleltask.processor.ParallelTaskProcessor;
}
