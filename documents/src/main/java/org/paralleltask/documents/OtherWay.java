package org.paralleltask.documents;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.Parser;

/** The ways with which this program's is compared: where Tika's parsers run. */
enum OtherWay {
    /** In the threads of a plain thread pool. */
    THREADS {
        @Override
        Parser parser(ReadOptions options) {
            return new AutoDetectParser();
        }
    },
    /** In the processes of Tika's own {@code ForkParser}, with the same heap and the same limit. */
    FORK {
        @Override
        Parser parser(ReadOptions options) {
            ForkParser fork = new ForkParser(OtherWay.class.getClassLoader(), new AutoDetectParser());
            fork.setJavaCommand(List.of(
                    System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                    "-Xmx256m",
                    "-Djava.awt.headless=true"));
            fork.setPoolSize(options.workers());
            fork.setServerParseTimeoutMillis(options.timeout().toMillis());
            return fork;
        }
    };

    abstract Parser parser(ReadOptions options);

    /** The words of a command that reads a folder in this way. */
    List<String> words(Path folder, Path out) {
        return List.of("other-way", name(), folder.toString(), "--out", out.toString());
    }
}
