package org.paralleltask.example;

import java.io.PrintWriter;
import org.paralleltask.TaskException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program and its commands. Without a command's name it runs the census. */
public final class Example {
    private Example() {}

    /** Runs the program. Exit code 0: success; 1: something failed; 2: wrong use. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CensusCommand())
                .setCommandName("paralleltask-example")
                .addSubcommand(new CensusCommand())
                .addSubcommand(new PrimesCommand())
                .addSubcommand(new FibCommand())
                .addSubcommand(new DuplicatesCommand())
                .setParameterExceptionHandler((mistake, args) -> refuse(mistake.getCommandLine(), mistake))
                .setExecutionExceptionHandler(Example::explain);
    }

    private static int refuse(CommandLine command, Exception mistake) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + mistake.getMessage());
        err.println("'" + name + " --help' lists what can be given.");
        return ExitCode.USAGE;
    }

    /**
     * Prints the message of an exception that is meant for the user. Any other exception is a bug: it is printed with
     * its trace.
     */
    private static int explain(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof ParameterException mistake) {
            return refuse(mistake.getCommandLine(), mistake);
        }
        // An option that a pool refuses came from the command line or from a -Dparalleltask property.
        if (failure instanceof UserMistakeException || failure instanceof IllegalArgumentException) {
            return refuse(command, failure);
        }
        if (failure instanceof TaskException) {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
