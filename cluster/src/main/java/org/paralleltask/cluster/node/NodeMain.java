package org.paralleltask.cluster.node;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.cluster.engine.KeyFile;

/** The main class of a node: {@code java -jar paralleltask-node.jar}. */
public final class NodeMain {
    private static final int WRONG_USE = 2;

    private NodeMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(NodeArguments.USAGE);
            return;
        }
        System.setProperty("paralleltask.archive", "off"); // workers' class paths begin with the programs' own jars
        try {
            NodeArguments arguments = new NodeArguments(args);
            if (arguments.newKey().isPresent()) {
                KeyFile.create(arguments.newKey().get());
                System.out.println("Made " + arguments.newKey().get()
                        + ". Whoever has this file may run code on every node that has it: give it to your nodes and"
                        + " programs, and to nobody else");
                return;
            }
            run(arguments.setup());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(NodeArguments.USAGE);
            System.exit(WRONG_USE);
        } catch (IOException e) {
            System.err.println("This node could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(RunningNode.Setup setup) throws IOException, InterruptedException {
        RunningNode node = RunningNode.start(setup, () -> {
            System.err.println(
                    "This node was cut off from the others, and ends: its workers' tasks have been given up");
            Runtime.getRuntime().halt(1);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "paralleltask-node-end"));
        System.out.println("Node " + node.self().name() + " is ready: "
                + node.self().slots() + (node.self().slots() == 1 ? " slot" : " slots")
                + (setup.labels().isEmpty() ? "" : ", labels " + String.join(",", setup.labels()))
                + (setup.key().isPresent() ? "" : "; without a key it listens on loopback only"));
        new CountDownLatch(1).await(); // until it is told to end
    }
}
