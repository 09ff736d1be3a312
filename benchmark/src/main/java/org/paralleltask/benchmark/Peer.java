package org.paralleltask.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another process that measures. It gets a line for each run on its standard input, and answers with a number. So it
 * stays warm between rounds, and still runs in turns with others.
 */
final class Peer implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    /** Measures in that process what the line asks for. */
    interface Measuring {
        double run(String line) throws Exception;
    }

    Peer(List<String> command) throws IOException {
        this.command = command;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Lets it run once, and waits for its number. */
    double run(String line) throws IOException {
        requests.write(line + "\n");
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("It has ended instead of measuring: " + String.join(" ", command));
        }
        return Double.parseDouble(answer);
    }

    /** Called in that process: answers as long as there are lines. */
    static void serve(Measuring measuring) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(measuring.run(line));
        }
    }

    /** Closes its standard input, at which it ends. */
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
